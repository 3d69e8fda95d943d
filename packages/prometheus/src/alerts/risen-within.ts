/**
 * How much a counter of failures rose within 15 minutes. It may begin with the first one, which `increase` does not see: it has no
 * earlier sample. A rise during a gap in the samples is a step across the gap, wider than 15 minutes. One before the gap was
 * found then.
 */
export const risenWithin = (series: string, by: string): string => {
  const before = `last_over_time(${series}[1d] offset 15m)`
  return [
    `sum by (${by}) (increase(${series}[15m])) > 0`,
    `or sum by (${by}) (${series} - ${before}) > 0`,
    `or sum by (${by}) (${series} unless ${before}) > 0`,
  ].join('\n')
}
