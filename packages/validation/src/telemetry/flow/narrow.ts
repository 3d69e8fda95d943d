import type { LabelValues } from '../../catalog/metrics/catalogue.ts'
import type { Matcher } from '../../queries/expr.ts'
import { hasVariable } from '../../queries/grafana-variables.ts'
import { patternTest } from '../../queries/regular-expression.ts'
import { fixOfName, type FlowError } from './flow-error.ts'

/** The values of a label that pass a matcher; nothing where none does. */
export const narrowed = (values: LabelValues, matcher: Matcher): LabelValues | undefined => {
  const { op, value } = matcher
  if (hasVariable(value.value)) return values
  if (op === '=') {
    if (values !== 'any' && !values.has(value.value)) return undefined
    return values !== 'any' && values.size === 1 ? values : new Set([value.value])
  }
  if (values === 'any') return op === '=~' ? literalValues(value.value) : values
  const passes = passing(matcher)
  const left = [...values].filter(passes)
  if (left.length === values.size) return values
  return left.length === 0 ? undefined : new Set(left)
}

/** `a|b` allows two values. */
const literalValues = (pattern: string): LabelValues =>
  alternativesIn(pattern).every(isLiteral) ? new Set(alternativesIn(pattern)) : 'any'

const passing = ({ op, value: { value } }: Matcher): ((text: string) => boolean) => {
  if (op === '=') return (text) => text === value
  if (op === '!=') return (text) => text !== value
  const test = patternTest(value)
  if (!test) return () => true
  return op === '=~' ? (text) => test.test(text) : (text) => !test.test(text)
}

/** The alternatives of a pattern that is but a list of them; else the whole pattern. */
export const alternativesIn = (pattern: string): readonly string[] =>
  /[()[\]]/.test(pattern) ? [pattern] : pattern.split('|')

const isLiteral = (pattern: string): boolean => /^[\w\-/: ]+$/.test(pattern)

export interface UnmatchedValue extends Pick<FlowError, 'fix' | 'suggestion'> {
  readonly text: string
  /** From the matcher's value on. */
  readonly offset: number
}

/**
 * The parts of a matcher's value that no series ever has: an alternative that finds nothing, or an exclusion that
 * excludes nothing. Values that differ from fleet to fleet are only held against near ones, for they may be of another fleet.
 */
export const unmatchedValues = (
  { op, value: { value } }: Matcher,
  known: ReadonlySet<string>,
  isOfFleet: boolean,
): readonly UnmatchedValue[] => {
  if (value === '' || hasVariable(value)) return []
  const isPattern = op === '=~' || op === '!~'
  let offset = 1
  return (isPattern ? alternativesIn(value) : [value]).flatMap((text) => {
    const at = offset
    offset += text.length + 1
    const test = isPattern ? patternTest(text) : undefined
    const isAlive =
      text === '' ||
      (test ? [...known].some((each) => test.test(each)) : known.has(text) || (isPattern && !isLiteral(text)))
    if (isAlive) return []
    const fix = fixOfName(text, [...known])
    return isOfFleet && fix.suggestion === undefined ? [] : [{ text, offset: at, ...fix }]
  })
}
