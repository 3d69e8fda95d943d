/** A value that must be set, by its path; with a `!` before it, one that must not be. */
export type Condition = string

/** A list that a chart renders where all its conditions hold, and its items, each with conditions of its own. */
export interface ChartList {
  readonly if: readonly Condition[]
  /** The values among all conditions that the chart sets by default. */
  readonly set?: readonly string[]
  readonly rules: readonly { readonly name: string; readonly if?: readonly Condition[] }[]
}

export type ChartLists = Readonly<Record<string, ChartList>>
