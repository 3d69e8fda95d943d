import type { Severity } from '@fleet/model'
import type { Absence } from './absence.ts'
import type { Location } from './location.ts'

/** What a rule found. Where two things contradict each other, the message names both. */
export interface Violation {
  readonly location: Location
  /** Whether the location is in an earlier version of the tree alone. */
  readonly isGone?: boolean
  /** The other owner of a broken contract, where it is written. */
  readonly related?: readonly Location[]
  /** What a cluster lacks, where many places may refer to it: `Secret notes/password`. They are one finding. */
  readonly cause?: string
  readonly message: string
  readonly impact: string
  readonly fix: string
  /** Its severity in any file, where it is less certain than others of the rule. */
  readonly severity?: Severity
  /** Its severity in a person’s file, where that is not the rule's. */
  readonly ownSeverity?: Severity
  /** What it presumes to be missing: in a person's file that is a violation only where nothing unknown may be it. */
  readonly absence?: Absence
}
