/** Grafana's ways to make one number of a series. */
export const REDUCERS: readonly string[] = [
  'lastNotNull',
  'last',
  'firstNotNull',
  'first',
  'min',
  'max',
  'mean',
  'median',
  'mode',
  'variance',
  'stdDev',
  'sum',
  'count',
  'range',
  'delta',
  'step',
  'diff',
  'logmin',
  'allIsZero',
  'allIsNull',
  'changeCount',
  'distinctCount',
  'diffperc',
  'allValues',
  'uniqueValues',
  'countAll',
]

const known = new Set(REDUCERS)

/** They are joined by percentiles: `p95`. */
export const isReducer = (text: string): boolean => known.has(text) || /^p(?:[1-9]|[1-9]\d)$/.test(text)
