import { EXIT } from '../cli/exit-code.ts'
import { exitCodeOfValidation, type Validation } from '../cli/validation.ts'
import { findingsText } from './finding-text.ts'
import { findingsGithub } from './findings-github.ts'
import { coverageJson, coverageLines } from './coverage.ts'
import { REPORT_VERSION } from './report-version.ts'
import { counted } from './report.ts'

/** Prints the findings in trees on standard output. */
export const reportValidation = async (validation: Validation, seconds: number): Promise<void> => {
  process.stdout.write(await textOf(validation, seconds))
}

const textOf = async (validation: Validation, seconds: number): Promise<string> => {
  const { request, findings, source } = validation
  switch (request.format) {
    case 'json':
      return json(validation, seconds)
    case 'sarif': {
      const { findingsSarif } = await import('./findings-sarif.ts')
      return findingsSarif(findings)
    }
    case 'github':
      return `${findingsGithub(findings)}${verdict(validation, seconds)}`
    default:
      return `${findingsText(findings, source, process.stdout)}${verdict(validation, seconds)}`
  }
}

const verdict = ({ findings, clusters, files, coverage }: Validation, seconds: number): string => {
  const counts = (['error', 'warning', 'info'] as const)
    .map(
      (severity) => [severity, findings.filter((finding) => finding.severity === severity).length] as const,
    )
    .filter(([severity, count]) => count > 0 || severity !== 'info')
    .map(([severity, count]) => (severity === 'info' ? `${count} info` : counted(count, severity)))
  const found = findings.length === 0 ? 'nothing found' : counts.join(', ')
  return [
    ...coverageLines(coverage),
    `${found} in ${counted(files, 'file')} of ${counted(clusters.length, 'cluster')} (${seconds.toFixed(2)} s)`,
  ]
    .map((line) => `${line}\n`)
    .join('')
}

const json = (validation: Validation, seconds: number): string => {
  const { request, findings, clusters, files, coverage } = validation
  const ok = exitCodeOfValidation(validation) === EXIT.ok
  return `${JSON.stringify({ version: REPORT_VERSION, command: request.command, ok, seconds, clusters, files, ...coverageJson(coverage), findings }, undefined, 2)}\n`
}
