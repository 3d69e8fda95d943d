import { EXIT } from '../cli/exit-code.ts'
import { exitCodeOfValidation, type Validation } from '../cli/validation.ts'
import { findingsText } from './finding-text.ts'
import { findingsGithub } from './findings-github.ts'
import { counted } from './report.ts'

/** Tells, on standard output, what was found in trees. */
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

const verdict = ({ findings, clusters, files }: Validation, seconds: number): string => {
  const errors = findings.filter(({ severity }) => severity === 'error').length
  const warnings = findings.length - errors
  const found =
    findings.length === 0 ? 'nothing found' : `${counted(errors, 'error')}, ${counted(warnings, 'warning')}`
  return `${found} in ${counted(files, 'file')} of ${counted(clusters.length, 'cluster')} (${seconds.toFixed(2)} s)\n`
}

/** For other programs: fields are added, never renamed. README.md describes them. */
const json = (validation: Validation, seconds: number): string => {
  const { request, findings, clusters, files } = validation
  const ok = exitCodeOfValidation(validation) === EXIT.ok
  return `${JSON.stringify({ command: request.command, ok, seconds, clusters, files, findings }, undefined, 2)}\n`
}
