import { styleText } from 'node:util'
import type { Finding } from '@fleet/model'
import { counted } from './counted.ts'
import { COLOR, locationText } from './finding-text.ts'
import { visibleText } from './visible-text.ts'
import { SEVERITIES } from './severities.ts'

/** The findings of one rule with one severity. */
type Group = readonly [Finding, ...Finding[]]

/** Where the output is no terminal. */
const WIDTH = 160

/**
 * Findings as text of a few lines, by rule: errors first, then warnings, and of each the rarest rules first, since a rule
 * with very many findings often has one cause. The first groups are shown in full, the others in a line each.
 * @param most how many lines there may be
 */
export const findingGroups = (
  findings: readonly Finding[],
  most: number,
  stream: NodeJS.WriteStream,
): string => {
  const groups = groupsOf(findings)
  const named = groups.length <= most ? groups : groups.slice(0, most - 1)
  let left = most - named.length - (named.length < groups.length ? 1 : 0)
  const lines = named.flatMap((group) => {
    const full = fullLines(group, stream)
    if (full.length - 1 > left) return [shortLine(group, stream)]
    left -= full.length - 1
    return full
  })
  const width = (stream.isTTY ? stream.columns : undefined) ?? WIDTH
  return [...lines, ...restLine(groups.slice(named.length))].map((line) => `${cut(line, width)}\n`).join('')
}

const groupsOf = (findings: readonly Finding[]): readonly Group[] =>
  SEVERITIES.flatMap((severity) =>
    [
      ...Map.groupBy(
        findings.filter((one) => one.severity === severity),
        ({ rule }) => rule,
      ).values(),
    ]
      .map((group) => group as unknown as Group)
      .toSorted((one, other) => one.length - other.length),
  )

const fullLines = (group: Group, stream: NodeJS.WriteStream): readonly string[] => {
  const [first, ...others] = group
  const { rule, location, object, message, fix, count } = first
  const places = count === undefined ? [] : [`(${counted(count, 'place')})`]
  return [
    [
      titleOf(first, stream),
      locationText(location),
      `(${rule})`,
      ...(object === undefined ? [] : [visibleText(object)]),
      ...places,
    ].join(' '),
    `  ${visibleText(message)}`,
    `  fix: ${visibleText(fix)}`,
    ...(others.length > 0 ? [`  … and ${others.length} more; --all shows them`] : []),
  ]
}

const shortLine = (group: Group, stream: NodeJS.WriteStream): string => {
  const [first] = group
  return `${titleOf(first, stream)} ${locationText(first.location)} (${first.rule})${group.length > 1 ? ` … and ${group.length - 1} more` : ''}`
}

const titleOf = ({ severity }: Finding, stream: NodeJS.WriteStream): string =>
  styleText(COLOR[severity], severity, { stream })

const restLine = (groups: readonly Group[]): readonly string[] =>
  groups.length === 0
    ? []
    : [
        `… and ${counted(groups.flat().length, 'finding')} of ${counted(groups.length, 'more rule')}; --all shows them`,
      ]

/** A longer line would take a second one of the screen. */
const cut = (line: string, width: number): string =>
  line.length <= width ? line : `${line.slice(0, width - 1)}…`
