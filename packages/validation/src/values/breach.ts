import type { Spot } from './spot.ts'

/** What a rule found. Where two things contradict each other, `what` names both. */
export interface Breach {
  readonly at: Spot
  /** The other owner of a broken contract, where it is written. */
  readonly also?: readonly Spot[]
  readonly what: string
  readonly consequence: string
  readonly mend: string
}
