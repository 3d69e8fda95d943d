import type { DrawnDashboard } from './drawn.ts'

/** What a check sees that should not be so. */
export interface Seen {
  /** The title of the panel, where one panel is to blame. */
  readonly panel?: string
  readonly seen: string
}

/** One thing that only a drawing shows. */
export interface Check {
  readonly id: string
  readonly summary: string
  readonly fix: string
  /** Whether the drawing is broken. Other faults are warnings in dashboards that a person wrote. */
  readonly isBroken: boolean
  /** Which drawings it looks at: those with values, or those of stores that have nothing. */
  readonly stores: 'all' | 'empty' | 'filled'
  readonly look: (dashboard: DrawnDashboard) => readonly Seen[]
}

export interface Finding {
  readonly check: string
  readonly severity: 'error' | 'warning'
  readonly dashboard: string
  readonly panel?: string
  readonly seen: string
  readonly fix: string
  /** The widths at which it is seen. */
  readonly widths: readonly number[]
}
