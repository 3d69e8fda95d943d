import type { Duration } from '@fleet/model'

/**
 * What a counter rose by within a time. A counter of failures begins with the first one, which `increase` does not see: where it was not
 * there within a day before, its whole value counts. After a gap in its samples it is an old one.
 */
export const riseOf = (series: string, since: Duration): string =>
  `(${series} unless last_over_time(${series}[1d] offset ${since}) or increase(${series}[${since}]))`
