import type { ChartLists } from './chart-list.ts'

/** What a person derived of a chart: `chart add` wrote the file. */
export interface BroughtChart {
  readonly name: string
  readonly version: string
  /** The file that it was read from. */
  readonly path: string
  /** The schema of the chart's values, by its name `values`. */
  readonly values: object
  readonly ruleGroups: ChartLists
}
