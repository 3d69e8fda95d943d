import type { Finding } from '@fleet/model'
import type { ClusterPlan } from '@fleet/validation/plan'
import { EXIT, type ExitCode } from '../cli/exit-code.ts'
import type { PlanRequest } from '../commands/plan.ts'
import type { Source } from '../report/finding-text.ts'

/** What a change does to the running clusters. */
export interface Plan {
  readonly request: PlanRequest
  /** The trees that Flux has applied, and those that it would apply, as a person names them. */
  readonly from: string
  readonly to: string
  /** The clusters asked for, those without a change among them. */
  readonly clusters: readonly ClusterPlan[]
  /** What Flux would be refused or would delete, and errors of the inventory. */
  readonly findings: readonly Finding[]
  readonly source: Source
}

export const exitCodeOfPlan = ({ findings }: Plan): ExitCode =>
  findings.some(({ severity }) => severity === 'error') ? EXIT.findings : EXIT.ok
