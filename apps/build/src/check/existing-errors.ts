import type { Finding } from '@fleet/model'
import { identityOf } from '../baseline/baseline.ts'

/** What is found in a fleet. */
export type Findings = () => Promise<readonly Finding[]>

interface Others {
  /** In the trees as they are on the disk. */
  readonly before: Findings
  /** In the generated files alone. */
  readonly generated: Findings
}

/**
 * Marks the errors that no change of the inventory makes or removes: the trees on the disk have them already, and the
 * generated files alone do not. They do not stop a build. Nothing else is checked where there is no error.
 */
export const markExisting = async (
  findings: readonly Finding[],
  { before, generated }: Others,
): Promise<readonly Finding[]> => {
  if (!findings.some(isError)) return findings
  const present = new Set((await before()).filter(isError).map(identityOf))
  const own = new Set((await generated()).filter(isError).map(identityOf))
  return findings.map((finding) => {
    const identity = identityOf(finding)
    const isExisting = isError(finding) && present.has(identity) && !own.has(identity)
    return isExisting ? { ...finding, existing: true } : finding
  })
}

const isError = ({ severity }: Finding): boolean => severity === 'error'

/** Whether a finding keeps a build from writing. */
export const stopsBuild = (finding: Finding): boolean => isError(finding) && finding.existing !== true
