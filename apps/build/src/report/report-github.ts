import type { Finding } from '@fleet/model'
import type { Validation } from '../cli/validation.ts'
import { findingsGithub, notice } from './findings-github.ts'
import { rootedPath } from './rooted-path.ts'
import { appendToStepSummary, cell, summarySection } from './step-summary.ts'

/**
 * What GitHub's log gets: annotations, and a notice of how much was checked. In a workflow the whole list is also written to
 * the summary of the job, which has no limit of ten.
 * @param closing how much was checked, and how many findings there are
 */
export const reportGithub = ({ findings, root }: Validation, closing: string): string => {
  appendToStepSummary(() =>
    summarySection(
      'validate',
      ['', 'rule', 'place', 'message'],
      findings.map((finding) => cellsOf(finding, root)),
      closing,
    ),
  )
  return `${findingsGithub(findings, root)}${notice('validate', closing.trimEnd())}${closing}`
}

const cellsOf = ({ severity, rule, location, message }: Finding, root: string): readonly string[] => [
  severity,
  cell(rule),
  cell(
    location.kind === 'file'
      ? [rootedPath(root, location.file), location.line].filter((part) => part !== undefined).join(':')
      : location.path,
  ),
  cell(message),
]
