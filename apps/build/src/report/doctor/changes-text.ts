import { styleText } from 'node:util'
import type { Diagnosis } from '@fleet/doctor'
import type { Diagnosed } from '../../doctor/diagnosed.ts'
import { visibleText } from '../visible-text.ts'
import { closingOf, headlinesFirst } from './doctor-summary.ts'
import { gapText, headlineText } from './doctor-text.ts'
import { gapPlaces, gapsOf, type Gap } from './gaps.ts'

/** What is new or gone since the run before; nothing where nothing is. */
export const changesText = (before: Diagnosed, now: Diagnosed): string => {
  const headlines = compared(headlinesFirst(before), headlinesFirst(now), keyOf)
  const gaps = compared(gapsOf(before), gapsOf(now), gapKey)
  const text = [
    ...headlines.fresh.map(headlineText),
    ...gaps.fresh.map(gapText),
    ...headlines.gone.map((one) => goneText(`${keyOf(one)}: ${visibleText(one.message)}`)),
    ...gaps.gone.map((gap) => goneText(`not asked ${gapPlaces(gap)}: ${visibleText(gap.message)}`)),
  ].join('')
  return text === '' ? '' : `\n${text}${closingOf(now)}\n`
}

const compared = <Item>(
  before: readonly Item[],
  now: readonly Item[],
  key: (item: Item) => string,
): { readonly fresh: readonly Item[]; readonly gone: readonly Item[] } => {
  const [known, present] = [new Set(before.map(key)), new Set(now.map(key))]
  return {
    fresh: now.filter((item) => !known.has(key(item))),
    gone: before.filter((item) => !present.has(key(item))),
  }
}

/** The same finding has another message whenever a number in it changes. */
const keyOf = ({ severity, cluster, subject, check }: Diagnosis): string =>
  [severity, cluster, subject, `(${check})`].filter(Boolean).join(' ')

const gapKey = (gap: Gap): string => JSON.stringify([gap.obstacle, gap.clusters, gap.checks])

const goneText = (what: string): string =>
  `${styleText('green', 'gone', { stream: process.stdout })} ${what}\n\n`
