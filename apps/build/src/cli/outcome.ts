import type { Finding, Fleet } from '@fleet/model'
import type { Validation } from '@fleet/validation'
import type { Source } from '../report/finding-text.ts'
import type { TreePlan } from '../disk/plan-tree.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import type { Request } from '../commands/generation.ts'

/** The outcome of a command. */
export interface Outcome {
  readonly request: Request
  /** Absent where the inventory has errors. */
  readonly fleet?: Fleet
  /** The folder of the trees; absent where the inventory has errors. */
  readonly out?: string
  readonly findings: readonly Finding[]
  /** The files that findings are about, where they exist. */
  readonly source?: Source
  /** What of a person's files is not known here. */
  readonly notRendered?: Validation['notRendered']
  /** `build` carries it out, unless a finding stops it; `check` only makes it. */
  readonly trees: readonly TreePlan[]
}

export const exitCodeOf = ({ request, findings, trees }: Outcome): ExitCode => {
  if (findings.some(({ severity }) => severity === 'error')) return EXIT.findings
  const isCurrent = trees.every(({ changes }) => changes.length === 0)
  return request.command === 'check' && !isCurrent ? EXIT.findings : EXIT.ok
}
