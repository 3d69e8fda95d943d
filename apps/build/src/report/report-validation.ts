import { GENERATED, type Finding } from '@fleet/model'
import { EXIT } from '../cli/exit-code.ts'
import { exitCodeOfValidation, type Validation } from '../cli/validation.ts'
import { counted } from './counted.ts'
import { baselineLine, coverageJson, coverageLines } from './coverage.ts'
import { findingGroups } from './finding-groups.ts'
import { findingsText } from './finding-text.ts'
import { REPORT_VERSION } from './report-version.ts'
import { bySeverity, SEVERITIES } from './severities.ts'

/** Prints the findings in trees on standard output. */
export const reportValidation = async (validation: Validation, seconds: number): Promise<void> => {
  process.stdout.write(await textOf(validation, seconds))
}

const textOf = async (validation: Validation, seconds: number): Promise<string> => {
  switch (validation.request.format) {
    case 'json':
      return json(validation, seconds)
    case 'sarif': {
      const { findingsSarif } = await import('./findings-sarif.ts')
      return findingsSarif(validation)
    }
    case 'github': {
      const { reportGithub } = await import('./report-github.ts')
      return reportGithub(validation, closing(validation, seconds))
    }
    default:
      return text(validation, seconds)
  }
}

/** What fits on a screen. */
const MOST_LINES = 30

/** All findings in full; or, where a person's files have more of them than fit on a screen, some of each rule. */
const text = (validation: Validation, seconds: number): string => {
  const { request, findings, source, coverage } = validation
  const isOfPersons = ({ location }: Finding): boolean =>
    location.kind === 'file' && source(location.file)?.startsWith(GENERATED) !== true
  const isPersonal = findings.some(isOfPersons)
  const ordered = isPersonal ? findings.toSorted(bySeverity) : findings
  const whole = `${findingsText(ordered, source, process.stdout, request.all ? Infinity : undefined)}${closing(validation, seconds)}`
  if (request.all || !isPersonal || whole.split('\n').length <= MOST_LINES) return whole
  const end = closing(validation, seconds, coverageLines(coverage, true))
  const groups = findingGroups(findings, MOST_LINES - end.split('\n').length, process.stdout)
  return `${groups}\n${end}`
}

/** What comes after the findings: how much was checked, and how many there are. */
const closing = (
  { findings, clusters, files, coverage, baseline }: Validation,
  seconds: number,
  covered = coverageLines(coverage),
): string => {
  const counts = SEVERITIES.map(
    (severity) => [severity, findings.filter((finding) => finding.severity === severity).length] as const,
  )
    .filter(([severity, count]) => count > 0 || severity !== 'info')
    .map(([severity, count]) => (severity === 'info' ? `${count} info` : counted(count, severity)))
  const found = findings.length === 0 ? 'nothing found' : counts.join(', ')
  return [
    ...covered,
    ...(baseline ? [baselineLine(baseline)] : []),
    `${found} in ${counted(files, 'file')} of ${counted(clusters.length, 'cluster')} (${seconds.toFixed(2)} s)`,
  ]
    .map((line) => `${line}\n`)
    .join('')
}

const json = (validation: Validation, seconds: number): string => {
  const { findings, clusters, files, coverage, baseline } = validation
  const report = {
    version: REPORT_VERSION,
    command: 'validate',
    ok: exitCodeOfValidation(validation) === EXIT.ok,
    seconds,
    clusters,
    files,
    ...coverageJson(coverage),
    ...(baseline && { baseline }),
    findings,
  }
  return `${JSON.stringify(report, undefined, 2)}\n`
}
