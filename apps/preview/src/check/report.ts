import type { CheckRequest, PreviewRequest } from '../request.ts'
import type { Finding } from './check.ts'
import { findingText } from './findings.ts'
import { runCheck, type Checked } from './run-check.ts'

/** @returns the exit code */
export const checkAndReport = async (
  request: PreviewRequest,
  { format, ...chosen }: CheckRequest,
): Promise<number> => {
  const checked = await runCheck(request, chosen)
  process.stdout.write(format === 'json' ? `${JSON.stringify(checked, undefined, 2)}\n` : textOf(checked))
  return checked.findings.some(isError) ? 1 : 0
}

const isError = ({ severity }: Finding): boolean => severity === 'error'

const textOf = ({ dashboards, drawings, findings }: Checked): string => {
  const errors = findings.filter(isError).length
  const counted = `${errors} errors and ${findings.length - errors} warnings`
  return [
    ...findings.map((finding) => `${findingText(finding)}\n`),
    `${dashboards} dashboards, drawn ${drawings} times: ${findings.length === 0 ? 'nothing found' : counted}\n`,
  ].join('\n')
}
