import { styleText } from 'node:util'
import type { Diagnosis, Headline } from '@fleet/doctor'
import type { Diagnosed } from '../../doctor/diagnosed.ts'
import { counted } from '../counted.ts'
import { COLOR } from '../finding-text.ts'
import { visibleText } from '../visible-text.ts'
import { closingOf, headlinesFirst } from './doctor-summary.ts'
import { gapsOf, gapPlaces, type Gap } from './gaps.ts'

/** What a run found, for a terminal: what is wrong first, then what could not be asked. */
export const doctorText = (diagnosed: Diagnosed): string =>
  [
    ...headlinesFirst(diagnosed).map(headlineText),
    ...gapsOf(diagnosed).map(gapText),
    `${closingOf(diagnosed)}\n`,
  ].join('')

/** A finding, and what follows from it. */
export const headlineText = ({ symptoms, ...headline }: Headline): string =>
  paragraph(titleOf(headline), [
    visibleText(headline.message),
    ...headline.evidence.map(({ asked, seen }) => `seen: ${visibleText(asked)}: ${shortened(seen)}`),
    `cause: ${visibleText(headline.cause)}`,
    ...fixLines(headline.fix),
    ...symptomLines(symptoms),
  ])

/** What could not be asked for one reason. */
export const gapText = (gap: Gap): string =>
  paragraph(`${styleText('magenta', 'not asked', { stream: process.stdout })} ${gapPlaces(gap)}`, [
    visibleText(gap.message),
    ...fixLines(gap.fix),
  ])

const paragraph = (title: string, lines: readonly string[]): string =>
  `${[title, ...lines.map((line) => `  ${line}`)].join('\n')}\n\n`

const titleOf = (found: Diagnosis): string =>
  `${styleText(COLOR[found.severity], found.severity, { stream: process.stdout })} ${placeOf(found)}`

/** `hub Kustomization flux-system/telemetry (flux-not-suspended)` */
const placeOf = ({ check, cluster, subject }: Diagnosis): string =>
  [cluster, subject && visibleText(subject), `(${check})`].filter(Boolean).join(' ')

/** A line of a log may be very long. */
const LONGEST = 300

const shortened = (seen: string): string => {
  const text = visibleText(seen)
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}

/** Commands stay on lines of their own. */
const fixLines = (fix: string): readonly string[] =>
  fix.split('\n').map((line, index) => `${index === 0 ? 'fix: ' : '     '}${visibleText(line)}`)

/** The most that are printed of what follows from one finding. */
const MOST_SYMPTOMS = 5

const symptomLines = (symptoms: readonly Diagnosis[]): readonly string[] => {
  const more = symptoms.length - MOST_SYMPTOMS
  return [
    ...symptoms
      .slice(0, MOST_SYMPTOMS)
      .map((symptom) => `explains: ${placeOf(symptom)} ${visibleText(symptom.message)}`),
    ...(more > 0 ? [`explains: ${counted(more, 'more finding')}`] : []),
  ]
}
