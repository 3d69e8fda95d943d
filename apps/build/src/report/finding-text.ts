import { styleText } from 'node:util'
import type { Finding, SourceLocation } from '@fleet/model'
import { counted } from './counted.ts'
import { excerpt } from './excerpt.ts'
import { shownPath } from './shown-path.ts'
import { visibleText } from './visible-text.ts'

/** The text of a file that a finding names, where it exists. */
export type Source = (file: string) => string | undefined

/** The most findings of one rule that are printed in full: one cause often makes very many. */
const MOST_OF_A_RULE = 10

/** Fewer fit on a screen. */
const MANY = 5

export const COLOR = { error: 'red', warning: 'yellow', info: 'blue' } as const

/**
 * Findings as text, grouped by file; where there are many, with their number by rule.
 * @param most the most findings of one rule that are printed in full
 */
export const findingsText = (
  findings: readonly Finding[],
  source: Source,
  stream: NodeJS.WriteStream,
  most = MOST_OF_A_RULE,
): string => {
  const counts = new Map<string, number>()
  const shown = findings.filter(({ rule }) => {
    counts.set(rule, (counts.get(rule) ?? 0) + 1)
    return (counts.get(rule) ?? 0) <= most
  })
  const files = Map.groupBy(shown, ({ location, origin: [field = location] = [] }) => fileText(field))
  return [
    ...[...files].flatMap(([file, all]) => [
      ...(all.length > 1 ? [styleText('bold', `${file}: ${all.length} findings`, { stream })] : []),
      ...all.flatMap((finding) => [...findingLines(finding, source, stream), '']),
    ]),
    ...[...counts]
      .filter(([, count]) => count > most)
      .map(([rule, count]) => `and ${count - most} more of ${rule}`),
    ...(findings.length > MANY
      ? ['By rule:', ...[...counts].map(([rule, count]) => `  ${count} ${rule}`)]
      : []),
  ]
    .map((line) => `${line}\n`)
    .join('')
}

const fileText = (location: SourceLocation): string =>
  location.kind === 'inventory' ? 'inventory' : visibleText(shownPath(location.file))

const findingLines = (finding: Finding, source: Source, stream: NodeJS.WriteStream): readonly string[] => {
  const { rule, severity, location, object, message, impact, fix, related = [], existing = false } = finding
  const title = styleText(COLOR[severity], severity, { stream })
  const [field] = finding.origin ?? []
  return [
    [title, locationText(field ?? location), `(${rule})`, !field && object && visibleText(object)]
      .filter(Boolean)
      .join(' '),
    ...sourceLines(field ?? location, source),
    visibleText(message),
    ...(impact === undefined ? [] : [`impact: ${visibleText(impact)}`]),
    `fix: ${visibleText(fix)}`,
    ...originLines(finding, source),
    ...relatedLines(finding, related),
    ...(existing ? ['note: the trees have this error already, so it does not stop the build'] : []),
  ].map((line, index) => (index === 0 ? line : `  ${line}`))
}

/** The place of a field in its module, and the line of a file. */
const sourceLines = (location: SourceLocation, source: Source): readonly string[] => {
  const { file, line, column = 1 } = location
  const text = file === undefined || line === undefined ? undefined : source(file)
  return [
    ...(location.kind === 'inventory' && file !== undefined ? [placeText(file, line, column)] : []),
    ...(text === undefined || line === undefined ? [] : excerpt(text, line, column)),
  ]
}

/** Where in a tree a field of the inventory does what is wrong, and where else; or which component does it. */
const originLines = ({ origin, component, location, object, also = [] }: Finding, source: Source) => {
  if (!origin) return component === undefined ? [] : [`made by: the component ${component}`]
  const shown = also.slice(0, MOST_PLACES)
  const more = also.length - shown.length
  return [
    ...origin.slice(1).map((other) => `with: ${locationText(other)}`),
    `makes: ${locationText(location)} ${visibleText(object ?? '')}`.trimEnd(),
    ...sourceLines(location, source),
    ...shown.map(
      (other) => `also: ${locationText(other.location)} (${other.rule}) ${visibleText(other.message)}`,
    ),
    ...(more > 0 ? [`also: ${counted(more, 'more finding')}`] : []),
  ]
}

/** The most other places of one cause that are printed. */
const MOST_PLACES = 3

/** The other owner of a broken contract, or the first of many places of one cause. */
const relatedLines = ({ count }: Finding, related: readonly SourceLocation[]): readonly string[] => {
  const shown = count === undefined ? related : related.slice(0, MOST_PLACES)
  const more = related.length - shown.length
  return [
    ...shown.map((other) => `related: ${locationText(other)}`),
    ...(more > 0 ? [`related: ${more} more places`] : []),
  ]
}

export const locationText = (location: SourceLocation): string => {
  if (location.kind === 'inventory') return `inventory ${location.path}`
  const place = placeText(location.file, location.line, location.column)
  return location.unwritten ? `${place} (not written)` : place
}

const placeText = (file: string, line: number | undefined, column: number | undefined): string =>
  [visibleText(shownPath(file)), line, column].filter((part) => part !== undefined).join(':')
