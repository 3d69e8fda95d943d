import { withoutVariables } from './grafana-variables.ts'
import type { Matcher, Span, Text } from './expr.ts'
import type { QueryError } from './query-error.ts'
import { errorInPattern, patternTest } from './regular-expression.ts'

const LABEL = /^[A-Za-z_]\w*$/

/** What a store refuses of the matchers of one selector. Loki and Prometheus refuse one that every stream would pass. */
export const errorsInMatchers = (
  matchers: readonly Matcher[],
  { from }: Span,
  isNamed: boolean,
): readonly QueryError[] => [
  ...matchers.flatMap(({ op, value }) => (op === '=~' || op === '!~' ? errorsInRegex(value) : [])),
  ...repeated(matchers),
  ...(isNamed || matchers.some((matcher) => !matchesEmpty(matcher))
    ? []
    : [{ offset: from, message: 'no matcher of the selector excludes the empty value' }]),
]

export const errorsInRegex = ({ value, from }: Text): readonly QueryError[] => {
  const message = errorInPattern(withoutVariables(value, 'x'))
  return message === undefined
    ? []
    : [{ offset: from + 1, message: `${value} is no regular expression: ${message}` }]
}

/** One matcher twice is a mistake, and two different values of one label exclude each other. */
const repeated = (matchers: readonly Matcher[]): QueryError[] =>
  matchers.flatMap((matcher, index) => {
    const before = matchers
      .slice(0, index)
      .find(
        ({ label, op, value }) =>
          label.text === matcher.label.text &&
          op === matcher.op &&
          (op === '=' || value.value === matcher.value.value),
      )
    return before
      ? [{ offset: matcher.from, message: `the selector matches ${matcher.label.text} twice` }]
      : []
  })

/** Whether a series without the label passes too. */
export const matchesEmpty = ({ op, value: { value } }: Matcher): boolean => {
  const text = withoutVariables(value, 'x')
  if (op === '=') return text === ''
  if (op === '!=') return text !== ''
  const isMatch = text === '' || patternTest(text)?.test('') === true
  return (op === '=~') === isMatch
}

export const isLabelName = (text: string): boolean => LABEL.test(text)
