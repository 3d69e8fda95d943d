import { styleText } from 'node:util'
import type { Finding, SourceLocation } from '@fleet/model'
import { excerpt } from './excerpt.ts'
import { shownPath } from './shown-path.ts'
import { visibleText } from './visible-text.ts'

/** The text of a file that a finding names, where it exists. */
export type Source = (file: string) => string | undefined

/** The most findings of one rule that are printed in full: one cause often makes very many. */
const MOST_OF_A_RULE = 10

/** Fewer fit on a screen. */
const MANY = 5

const COLOR = { error: 'red', warning: 'yellow', info: 'blue' } as const

/** Findings as text, grouped by file; where there are many, with their number by rule. */
export const findingsText = (
  findings: readonly Finding[],
  source: Source,
  stream: NodeJS.WriteStream,
): string => {
  const counts = new Map<string, number>()
  const shown = findings.filter(({ rule }) => {
    counts.set(rule, (counts.get(rule) ?? 0) + 1)
    return (counts.get(rule) ?? 0) <= MOST_OF_A_RULE
  })
  const files = Map.groupBy(shown, ({ location }) => fileText(location))
  return [
    ...[...files].flatMap(([file, all]) => [
      ...(all.length > 1 ? [styleText('bold', `${file}: ${all.length} findings`, { stream })] : []),
      ...all.flatMap((finding) => [...findingLines(finding, source, stream), '']),
    ]),
    ...[...counts]
      .filter(([, count]) => count > MOST_OF_A_RULE)
      .map(([rule, count]) => `and ${count - MOST_OF_A_RULE} more of ${rule}`),
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
  const { rule, severity, location, object, message, impact, fix, related = [] } = finding
  const title = styleText(COLOR[severity], severity, { stream })
  const text = location.kind === 'file' && location.line !== undefined ? source(location.file) : undefined
  return [
    [title, locationText(location), `(${rule})`, object && visibleText(object)].filter(Boolean).join(' '),
    ...(text === undefined || location.kind !== 'file'
      ? []
      : excerpt(text, location.line ?? 1, location.column ?? 1)),
    visibleText(message),
    ...(impact === undefined ? [] : [`impact: ${visibleText(impact)}`]),
    `fix: ${visibleText(fix)}`,
    ...related.map((other) => `related: ${locationText(other)}`),
  ].map((line, index) => (index === 0 ? line : `  ${line}`))
}

const locationText = (location: SourceLocation): string => {
  if (location.kind === 'inventory') return `inventory ${location.path}`
  return [fileText(location), location.line, location.column].filter((part) => part !== undefined).join(':')
}
