import { averageOf, deviationOf, leastOf, mostOf, sumOf, varianceOf } from './statistics.ts'

/** Aggregations that make one number of all values of a group. */
export const AGGREGATORS: Readonly<Record<string, (values: readonly number[]) => number>> = {
  avg: averageOf,
  count: (values) => values.length,
  group: () => 1,
  max: mostOf,
  min: leastOf,
  stddev: deviationOf,
  stdvar: varianceOf,
  sum: sumOf,
}
