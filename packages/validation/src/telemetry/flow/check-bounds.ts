import { patternTest } from '../../queries/regular-expression.ts'
import type { Matcher } from '../../queries/expr.ts'
import { boundIn, formattedBound } from '../series/bounds.ts'
import type { Series } from '../series/series.ts'
import type { LabelValues } from '../../catalog/metrics/catalogue.ts'
import { alternativesIn } from './narrow.ts'
import type { FlowError } from './flow-error.ts'

/** A series with the bounds that it may have. */
interface Bounded {
  readonly one: Pick<Series, 'boundFormat'>
  readonly values: LabelValues
}

/** What a matcher asks of a bound that none of the series has as it is written; nothing where all is well. */
export const unmatchedBound = (
  { label, op, value: { value, from } }: Matcher,
  metric: string,
  having: readonly Bounded[],
): FlowError | undefined => {
  if (op !== '=' && op !== '=~') return undefined
  const parts = op === '=' ? [value] : alternativesIn(value)
  const isFound = (part: string): boolean => having.some((series) => matches(part, op, series))
  const missing = parts.find(
    (part) => !parts.some((other) => (other === part || isSameBound(other, part)) && isFound(other)),
  )
  if (missing === undefined) return undefined
  const bound = boundIn(missing)
  const [series] = having
  const written = bound !== undefined && series ? formattedBound(bound, series.one.boundFormat) : undefined
  const isWritten =
    written !== undefined && written !== missing && having.some(({ values }) => has(values, written))
  return {
    rule: 'no-missing-label-value',
    offset: from + 1,
    message: isWritten
      ? `${label.text} of ${metric} is never ${missing}: it is written ${written}`
      : `${label.text} of ${metric} is never ${missing}`,
    isOfClusters: true,
    isOfEach: true,
    fix: isWritten
      ? `match both forms: ${label.text}=~"${missing}|${written}"`
      : `it is one of ${knownIn(having).join(', ') || 'the numbers that its program states'}`,
  }
}

const isSameBound = (one: string, other: string): boolean => {
  const bound = boundIn(one)
  return bound !== undefined && bound === boundIn(other)
}

const has = (values: LabelValues, text: string): boolean => values === 'any' || values.has(text)

const matches = (part: string, op: string, { one, values }: Bounded): boolean => {
  const test = op === '=~' ? patternTest(part) : undefined
  if (values !== 'any') return [...values].some((each) => (test ? test.test(each) : each === part))
  const bound = boundIn(part)
  // Of a pattern that is no number, nothing is known.
  if (bound === undefined) return test !== undefined
  const written = formattedBound(bound, one.boundFormat)
  return test ? test.test(written) : written === part
}

const knownIn = (having: readonly Bounded[]): readonly string[] => [
  ...new Set(having.flatMap(({ values }) => (values === 'any' ? [] : [...values]))),
]
