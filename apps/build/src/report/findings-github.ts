import type { Finding, Severity } from '@fleet/model'
import { locationText } from './finding-text.ts'
import { counted } from './counted.ts'
import { rootedPath } from './rooted-path.ts'
import { visibleText } from './visible-text.ts'
import { SEVERITIES } from './severities.ts'
import { MOST_OF_A_KIND, workflowCommand } from './workflow-command.ts'

/** One notice says how much was checked. */
const MOST: Readonly<Record<Severity, number>> = {
  error: MOST_OF_A_KIND,
  warning: MOST_OF_A_KIND,
  info: MOST_OF_A_KIND - 1,
}

/**
 * Findings as workflow commands, which GitHub shows on their lines in a pull request, and those beyond its limit as text.
 * @param root the root of the repository
 */
export const findingsGithub = (findings: readonly Finding[], root: string): string => {
  const kinds = SEVERITIES.map((severity) => ({
    most: MOST[severity],
    all: byTurns(findings.filter((one) => one.severity === severity)),
  }))
  const annotated = kinds.flatMap(({ most, all }) => all.slice(0, most))
  const others = kinds.flatMap(({ most, all }) => all.slice(most))
  return [
    ...annotated.map((finding) => annotation(finding, root)),
    ...(others.length === 0
      ? []
      : [`::group::${counted(others.length, 'more finding')}`, ...others.map(line), '::endgroup::']),
  ]
    .map((text) => `${text}\n`)
    .join('')
}

/** The first finding of each rule, then the second of each: a rule with very many must not hide the others. */
const byTurns = (findings: readonly Finding[]): readonly Finding[] => {
  const seen = new Map<string, number>()
  return findings
    .map((finding) => {
      const turn = seen.get(finding.rule) ?? 0
      seen.set(finding.rule, turn + 1)
      return { finding, turn }
    })
    .toSorted((one, other) => one.turn - other.turn)
    .map(({ finding }) => finding)
}

/** A notice without a place. */
export const notice = (title: string, text: string): string =>
  `${workflowCommand('notice', { title }, text)}\n`

const annotation = (
  { rule, severity, location, object, message, impact, fix }: Finding,
  root: string,
): string => {
  const properties = {
    ...(location.kind === 'file' && {
      file: rootedPath(root, location.file),
      line: location.line,
      col: location.column,
    }),
    title: rule,
  }
  const lines = [message, ...(impact === undefined ? [] : [`impact: ${impact}`]), `fix: ${fix}`]
  return workflowCommand(
    COMMAND[severity],
    properties,
    [...(object === undefined ? [] : [object]), ...lines].join('\n'),
  )
}

/** A line that begins with `::` would be a command. */
const line = ({ severity, rule, location, message }: Finding): string =>
  `${severity} ${locationText(location)} (${rule}) ${visibleText(message)}`

const COMMAND = { error: 'error', warning: 'warning', info: 'notice' } as const
