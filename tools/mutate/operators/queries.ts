import { withValue } from '../document-path.ts'
import type { Random } from '../random.ts'
import type { Site } from '../site.ts'
import { atSites } from './at-sites.ts'
import { misspelt } from './misspelt.ts'

/** Keys that hold PromQL, LogQL or a variable's query. */
const isQuery = ({ keys, value }: Site): boolean =>
  typeof value === 'string' &&
  (keys.at(-1) === 'expr' || (keys.at(-1) === 'query' && keys.includes('templating') && /[({]/.test(value)))

type Change = (query: string, random: Random) => string | undefined

const onQueries = (id: string, about: string, change: Change) =>
  atSites(id, about, isQuery, ({ value }, random) => {
    const query = String(value)
    const other = change(query, random)
    return other === undefined || other === query
      ? undefined
      : { message: difference(query, other), to: (holder, key) => withValue(holder, key, other) }
  })

/** The difference of two queries, with a little context. */
const difference = (one: string, other: string): string => {
  let start = 0
  while (start < one.length && one[start] === other[start]) start += 1
  const from = Math.max(0, start - 25)
  return `…${one.slice(from, start + 35)}… → …${other.slice(from, start + 35)}…`
}

const changeOne =
  (pattern: RegExp, to: (found: string, random: Random) => string | undefined): Change =>
  (query, random) => {
    const found = [...query.matchAll(pattern)].filter(([text]) => text !== '')
    if (found.length === 0) return undefined
    const { 0: text, index } = random.one(found)
    const other = to(text, random)
    return other === undefined ? undefined : query.slice(0, index) + other + query.slice(index + text.length)
  }

const METRIC = /\b[a-z]+(?:_[a-z0-9]+){2,}\b(?=\{|\[|\)| |$|,)/g
const LABEL = /(?<=[{,(]\s*)[a-z_]+(?=\s*(?:=|!))/g
const GROUPING = /(?<=\b(?:by|without|on|ignoring|group_left)\s*\()[^)]+(?=\))/g
const MATCHER = /[a-z_]+\s*(?:=~|!~|!=|=)\s*"[^"]*"\s*,?\s*/g
const VALUE = /(?<=(?:=|=~|!=|!~)")[a-z][\w-]*(?=")/gi

export const renameMetric = onQueries(
  'rename-metric',
  'a metric that does not exist, or no longer',
  changeOne(METRIC, misspelt),
)

export const renameLabel = onQueries(
  'rename-label',
  'a matcher on a label that does not exist',
  changeOne(LABEL, misspelt),
)

export const renameLabelValue = onQueries(
  'rename-label-value',
  'a matcher for a value that never occurs',
  changeOne(VALUE, misspelt),
)

export const changeGrouping = onQueries(
  'change-grouping',
  'a label missing from a grouping or a join, or one that does not exist',
  changeOne(GROUPING, (list, random) => {
    const labels = list.split(/\s*,\s*/)
    const index = random.below(labels.length)
    const other = misspelt(labels[index] ?? '', random)
    const variants = [labels.toSpliced(index, 1), ...(other === undefined ? [] : [labels.with(index, other)])]
    return random.one(variants).join(', ')
  }),
)

export const dropMatcher = onQueries(
  'drop-matcher',
  'a selector that selects too much',
  changeOne(MATCHER, () => ''),
)

export const breakQuery = onQueries(
  'break-query',
  'a bracket or a quote that was lost',
  changeOne(/[()[\]{}"]/g, () => ''),
)

export const changeRange = onQueries(
  'change-range',
  'a range with fewer than two samples',
  changeOne(/(?<=\[)[^\]]+(?=\])/g, (_, random) => random.one(['1s', '10s', '5', ''])),
)

export const changeFunction = onQueries(
  'change-function',
  'a function for another type of metric, or one that does not exist',
  changeOne(
    /\b(?:rate|increase|irate|sum|avg|max|min|count|topk|changes|count_over_time|bytes_over_time|histogram_quantile)\b(?=\s*(?:\(|by))/g,
    (name, random) => random.one([misspelt(name, random) ?? name, name === 'rate' ? 'delta' : 'rate']),
  ),
)

const RATE = /\b(?:rate|increase|irate)\((?<selector>[\w:]+(?:\{(?:"[^"]*"|[^}"])*\})?)\[[^\]]+\]\)/g

export const unwrapCounter = onQueries(
  'unwrap-counter',
  'a counter without rate around it',
  changeOne(RATE, (call) => call.replace(/^\w+\(/, '').replace(/\[[^\]]+\]\)$/, '')),
)

const MATCH = /(?:=~|!~|!=|=)\s*"[^"]*"/g
const OTHER_MATCH: Readonly<Record<string, string>> = { '=~': '=', '=': '!=', '!=': '=', '!~': '=~' }

export const changeMatch = onQueries(
  'change-match',
  'a matcher that compares in place of a search, or includes what it excluded',
  changeOne(MATCH, (matcher) => {
    // A text without metacharacters also matches by comparison.
    if (/^=~\s*"[\w -]*"$/.test(matcher)) return undefined
    return matcher.replace(/^[=!~]+/, (op) => OTHER_MATCH[op] ?? op)
  }),
)

const SET_OPERATOR = /\s+(?:or|and|unless)\s+/g

export const dropOperand = onQueries('drop-operand', 'a half of a query that was lost', (query, random) => {
  const found = [...query.matchAll(SET_OPERATOR)].filter(({ index }) => isBalanced(query.slice(0, index)))
  if (found.length === 0) return undefined
  const { 0: operator, index } = random.one(found)
  return random.one([query.slice(0, index), query.slice(index + operator.length)])
})

const isBalanced = (text: string): boolean => {
  const outside = text.replaceAll(/"[^"]*"/g, '')
  return outside.replaceAll(/[^([{]/g, '').length === outside.replaceAll(/[^)\]}]/g, '').length
}

const COMPARISON = /(?:==|!=|>=|<=|>|<)\s*\d+(?:\.\d+)?/g
const OTHER_COMPARISON: Readonly<Record<string, string>> = {
  '>': '<',
  '>=': '<=',
  '<': '>',
  '<=': '>=',
  '==': '!=',
  '!=': '==',
}

export const changeThreshold = onQueries(
  'change-threshold',
  'a comparison the wrong way round, or with percent in place of a share',
  changeOne(COMPARISON, (comparison, random) =>
    random.one([
      comparison.replace(/^[=!<>]+/, (op) => OTHER_COMPARISON[op] ?? op),
      comparison.replace(/[\d.]+$/, (number) => String(Number(number) * 100)),
    ]),
  ),
)
