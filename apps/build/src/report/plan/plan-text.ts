import { styleText } from 'node:util'
import { counted } from '../counted.ts'
import { findingsText } from '../finding-text.ts'
import type { Plan } from '../../plan/plan.ts'
import type { Entry } from './entry.ts'
import { sectionsOf, type ClusterSection } from './plan-document.ts'
import { hasChanges, summaryOf, summaryText } from './plan-summary.ts'

/** A plan for a terminal. */
export const planText = (plan: Plan): string => {
  const { findings, source, clusters } = plan
  const summary = summaryText(summaryOf(plan))
  const changed = clusters.filter(hasChanges)
  if (changed.length + findings.length === 0) return `${nothingText(plan)}\n`
  return [
    `${styleText('bold', summary, { stream: process.stdout })}\n`,
    ...sectionsOf(changed).map(sectionText),
    ...(findings.length > 0 ? [`\n${findingsText(findings, source, process.stdout)}`] : []),
  ].join('')
}

/** What is said where there is nothing to do. */
export const nothingText = ({ clusters, from, to }: Plan): string => {
  const objects = clusters.reduce((sum, plan) => sum + plan.objects, 0)
  return `nothing changes from ${from} to ${to}: ${counted(objects, 'object')} of ${counted(clusters.length, 'cluster')}`
}

const STATES = {
  new: ' (new)',
  kept: '',
  emptied: ' (its tree becomes empty)',
  removed: ' (its tree goes, and Flux changes nothing)',
} as const

/** `spoke-1, spoke-2, spoke-3 and 197 more`. */
export const titleOf = ({ clusters, state }: ClusterSection): string => {
  const shown = clusters.slice(0, 3).join(', ')
  const more = clusters.length > 3 ? ` and ${clusters.length - 3} more` : ''
  return `${shown}${more}${clusters.length > 1 ? ', alike' : ''}${STATES[state]}`
}

const sectionText = (section: ClusterSection): string =>
  [
    '',
    styleText('bold', titleOf(section), { stream: process.stdout }),
    ...partText('data', section.data),
    ...partText('releases', section.releases),
    ...partText('pods', section.restarts),
    ...partText('objects', section.objects),
    '',
  ].join('\n')

const partText = (title: string, entries: readonly Entry[]): readonly string[] =>
  entries.length === 0 ? [] : [`  ${title}`, ...entries.flatMap(entryLines)]

const COLORS = { '+': 'green', '~': 'yellow', '-': 'red', '!': 'magenta' } as const

const entryLines = ({ mark, title, file, lines }: Entry): readonly string[] => [
  `    ${styleText(COLORS[mark], mark, { stream: process.stdout })} ${title}${file === undefined ? '' : `  ${styleText('dim', file, { stream: process.stdout })}`}`,
  ...lines.map((line) => `        ${coloured(line)}`),
]

const coloured = ({ mark, text }: Entry['lines'][number]): string =>
  mark === ' ' ? text : styleText(COLORS[mark], `${mark} ${text}`, { stream: process.stdout })
