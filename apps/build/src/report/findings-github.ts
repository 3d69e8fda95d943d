import type { Finding } from '@fleet/model'
import { shownPath } from './shown-path.ts'

/**
 * Findings as workflow commands, which GitHub shows on their lines in a pull request.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export const findingsGithub = (findings: readonly Finding[]): string => findings.map(command).join('')

const command = ({ rule, severity, location, object, message, impact, fix }: Finding): string => {
  const properties = {
    ...(location.kind === 'file' && {
      file: shownPath(location.file),
      line: location.line,
      col: location.column,
    }),
    title: rule,
  }
  const list = Object.entries(properties)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${escapedProperty(String(value))}`)
  const lines = [message, ...(impact === undefined ? [] : [`impact: ${impact}`]), `fix: ${fix}`]
  return `::${COMMAND[severity]} ${list.join(',')}::${escapedData([...(object === undefined ? [] : [object]), ...lines].join('\n'))}\n`
}

const COMMAND = { error: 'error', warning: 'warning', info: 'notice' } as const

const escapedData = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')

const escapedProperty = (text: string): string =>
  escapedData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
