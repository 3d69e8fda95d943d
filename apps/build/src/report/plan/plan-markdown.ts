import type { Finding } from '@fleet/model'
import { counted } from '../counted.ts'
import { locationText } from '../finding-text.ts'
import { bySeverity } from '../severities.ts'
import { visibleText } from '../visible-text.ts'
import type { Plan } from '../../plan/plan.ts'
import type { Entry } from './entry.ts'
import { sectionsOf, type ClusterSection } from './plan-document.ts'
import { hasChanges, summaryOf, summaryText } from './plan-summary.ts'
import { nothingText, titleOf } from './plan-text.ts'

/** GitHub takes a summary of 1 MiB at most; some room is left for what else is in it. */
const MOST_BYTES = 900_000

/**
 * A plan for a pull request.
 * @param mostBytes what does not fit is counted
 */
export const planMarkdown = (plan: Plan, mostBytes = MOST_BYTES): string => {
  const { clusters, findings, from, to } = plan
  const changed = clusters.filter(hasChanges)
  if (changed.length + findings.length === 0) return `${escaped(nothingText(plan))}\n`
  const beginning = [
    `### From ${escaped(from)} to ${escaped(to)}`,
    `**${escaped(summaryText(summaryOf(plan)))}**`,
    ...findingsMarkdown(findings),
  ]
  const { shown, leftOut } = fitting(
    sectionsOf(changed).map(sectionMarkdown),
    mostBytes - bytesOf(beginning.join('\n\n')),
  )
  const end = leftOut === 0 ? [] : [`${counted(leftOut, 'more change')} did not fit here.`]
  return `${[...beginning, ...shown, ...end].join('\n\n')}\n`
}

/** A cluster, of which everything but its objects is always shown. */
interface SectionMarkdown {
  readonly beginning: string
  readonly details: string
  readonly objects: readonly string[]
}

interface Fitting {
  readonly shown: readonly string[]
  readonly leftOut: number
}

const fitting = (sections: readonly SectionMarkdown[], bytes: number): Fitting => {
  const shown: string[] = []
  let left = sections.reduce((rest, { beginning }) => rest - bytesOf(beginning), bytes)
  let leftOut = 0
  for (const { beginning, details, objects } of sections) {
    const whole = objects.filter((object) => {
      left -= bytesOf(object)
      return left >= 0
    })
    leftOut += objects.length - whole.length
    shown.push(beginning)
    if (whole.length > 0) shown.push(collapsed(details, whole))
  }
  return { shown, leftOut }
}

/** With the empty line behind it. */
const bytesOf = (text: string): number => Buffer.byteLength(text) + 2

const collapsed = (title: string, parts: readonly string[]): string =>
  [`<details><summary>${title}</summary>`, ...parts, '</details>'].join('\n\n')

const sectionMarkdown = (section: ClusterSection): SectionMarkdown => {
  const { data, releases, restarts, objects } = section
  const others = [
    ['data', data],
    ['releases', releases],
    ['pods', restarts],
  ] as const
  return {
    beginning: [
      `#### ${escaped(titleOf(section))}`,
      ...others.flatMap(([title, entries]) =>
        entries.length === 0 ? [] : [`${title}:`, entries.map(listItem).join('\n')],
      ),
    ].join('\n\n'),
    details: detailsText(objects),
    objects: objects.map(objectMarkdown),
  }
}

/** `5 objects: 2 created, 3 changed`. */
const detailsText = (objects: readonly Entry[]): string => {
  const counts = (['+', '~', '-', '!'] as const)
    .map((mark) => [objects.filter((object) => object.mark === mark).length, WORDS[mark]] as const)
    .filter(([count]) => count > 0)
  return `${counted(objects.length, 'object')}: ${counts.map((count) => count.join(' ')).join(', ')}`
}

const WORDS = { '+': 'created', '~': 'changed', '-': 'deleted', '!': 'left behind' } as const

/** A line of a list. What explains it is on the same line where that is short. */
const listItem = ({ mark, title, lines }: Entry): string => {
  const causes = lines.map(({ mark: sign, text }) => `  - ${code(sign === ' ' ? text : `${sign} ${text}`)}`)
  return [`- ${mark === '!' ? `**${escaped(title)}**` : escaped(title)}`, ...causes].join('\n')
}

const objectMarkdown = ({ mark, title, file, lines }: Entry): string => {
  const place = file === undefined ? '' : ` · ${code(file)}`
  const head = `${code(mark)} **${escaped(title)}**${place}`
  if (lines.length === 0) return head
  const text = lines.map(({ mark: sign, text: line }) => `${sign} ${line}`).join('\n')
  const fence = fenceFor(text)
  return `${head}\n\n${fence}diff\n${text}\n${fence}`
}

/** A fence that no text inside of it ends. */
const fenceFor = (text: string): string => {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))
  return '`'.repeat(longest + 1)
}

const code = (text: string): string => {
  const visible = visibleText(text)
  const fence = '`'.repeat(Math.max(0, ...[...visible.matchAll(/`+/g)].map(([run]) => run.length)) + 1)
  return fence.length === 1 ? `${fence}${visible}${fence}` : `${fence} ${visible} ${fence}`
}

/** The findings that are shown: a person reads no more. */
const MOST_FINDINGS = 50

const findingsMarkdown = (findings: readonly Finding[]): readonly string[] => {
  if (findings.length === 0) return []
  const shown = findings.toSorted(bySeverity).slice(0, MOST_FINDINGS)
  const more = findings.length - shown.length
  return [
    [...shown.map(findingMarkdown), ...(more > 0 ? [`- ${counted(more, 'more finding')}`] : [])].join('\n'),
  ]
}

const findingMarkdown = ({ severity, rule, location, message, impact, fix }: Finding): string =>
  [
    `- **${severity}** ${escaped(message)} (${code(rule)}, ${code(locationText(location))})`,
    ...(impact === undefined ? [] : [`  - impact: ${escaped(impact)}`]),
    `  - fix: ${escaped(fix)}`,
  ].join('\n')

/** A text as it is, in Markdown. */
const escaped = (text: string): string =>
  visibleText(text).replaceAll(/[\\`*_{}[\]<>|#&~@]/g, String.raw`\$&`)
