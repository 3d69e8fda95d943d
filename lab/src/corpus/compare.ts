import type { Fault, Repository } from './repository.ts'
import type { Finding } from './run-validate.ts'

const isOf = ({ rule, file, foundIn }: Fault, finding: Finding): boolean =>
  finding.rule === rule && (foundIn ?? [file]).includes(finding.file)

/** The faults that no finding reports, in a person's words. */
export const missedFaults = ({ faults }: Repository, findings: readonly Finding[]): readonly string[] =>
  faults
    .filter((fault) => !findings.some((finding) => isOf(fault, finding)))
    .map(({ what, rule, file, foundIn }) => `${(foundIn ?? [file]).join(' or ')} (${rule}): ${what}`)

/** The errors that report no planted fault. */
export const falseAlarms = (faults: readonly Fault[], findings: readonly Finding[]): readonly string[] =>
  findings
    .filter(({ severity }) => severity === 'error')
    .filter((finding) => !faults.some((fault) => isOf(fault, finding)))
    .map(({ file, rule, message }) => `${file} (${rule}): ${message}`)
