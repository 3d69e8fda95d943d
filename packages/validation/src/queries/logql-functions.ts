/** Of Loki 3.7 (pkg/logql/syntax): what takes a range of lines, and whether it takes a number out of each of them. */
export const LOG_RANGES: ReadonlyMap<string, 'lines' | 'numbers' | 'either'> = new Map([
  ['absent_over_time', 'either'],
  ['avg_over_time', 'numbers'],
  ['bytes_over_time', 'lines'],
  ['bytes_rate', 'lines'],
  ['count_over_time', 'lines'],
  ['first_over_time', 'numbers'],
  ['last_over_time', 'numbers'],
  ['max_over_time', 'numbers'],
  ['min_over_time', 'numbers'],
  ['quantile_over_time', 'numbers'],
  ['rate', 'either'],
  ['rate_counter', 'numbers'],
  ['stddev_over_time', 'numbers'],
  ['stdvar_over_time', 'numbers'],
  ['sum_over_time', 'numbers'],
])

/** Those that may be grouped themselves, without an aggregation around them. */
export const GROUPED_RANGES: ReadonlySet<string> = new Set([
  'avg_over_time',
  'first_over_time',
  'last_over_time',
  'max_over_time',
  'min_over_time',
  'quantile_over_time',
  'stddev_over_time',
  'stdvar_over_time',
])

export const VECTOR_AGGREGATORS: ReadonlySet<string> = new Set([
  'approx_topk',
  'avg',
  'bottomk',
  'count',
  'max',
  'min',
  'sort',
  'sort_desc',
  'stddev',
  'stdvar',
  'sum',
  'topk',
])
export const WITH_COUNT: ReadonlySet<string> = new Set(['approx_topk', 'bottomk', 'topk'])

/** Words that no label is called. */
export const KEYWORDS: ReadonlySet<string> = new Set(
  'and bool by decolorize drop group_left group_right ignoring ip json keep label_format line_format logfmt offset on or pattern regexp unless unpack unwrap without'.split(
    ' ',
  ),
)
