import type { Finding, Severity } from '@fleet/model'
import { locationText } from './finding-text.ts'
import { counted } from './counted.ts'
import { rootedPath } from './rooted-path.ts'
import { visibleText } from './visible-text.ts'
import { SEVERITIES } from './severities.ts'

/** GitHub drops what goes beyond this in one step, of each kind. */
const MOST_OF_A_KIND = 10

/** One notice says how much was checked. */
const MOST: Readonly<Record<Severity, number>> = {
  error: MOST_OF_A_KIND,
  warning: MOST_OF_A_KIND,
  info: MOST_OF_A_KIND - 1,
}

/**
 * Findings as workflow commands, which GitHub shows on their lines in a pull request, and those beyond its limit as text.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
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
  `::notice title=${escapedProperty(title)}::${escapedData(text)}\n`

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
  const list = Object.entries(properties)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${escapedProperty(String(value))}`)
  const lines = [message, ...(impact === undefined ? [] : [`impact: ${impact}`]), `fix: ${fix}`]
  return `::${COMMAND[severity]} ${list.join(',')}::${escapedData([...(object === undefined ? [] : [object]), ...lines].join('\n'))}`
}

/** A line that begins with `::` would be a command. */
const line = ({ severity, rule, location, message }: Finding): string =>
  `${severity} ${locationText(location)} (${rule}) ${visibleText(message)}`

const COMMAND = { error: 'error', warning: 'warning', info: 'notice' } as const

const escapedData = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')

const escapedProperty = (text: string): string =>
  escapedData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
