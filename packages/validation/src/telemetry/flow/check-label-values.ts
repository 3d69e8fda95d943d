import { CLUSTER_LABEL } from '@fleet/model'
import type { LabelValues } from '../../catalog/metrics/catalogue.ts'
import type { Matcher } from '../../queries/expr.ts'
import { hasVariable } from '../../queries/grafana-variables.ts'
import type { Series } from '../series/series.ts'
import { fixOfName } from './flow-error.ts'
import { unmatchedValues, type UnmatchedValue } from './narrow.ts'
import { TARGET_LABELS } from '../series/target-labels.ts'
import type { SelectorContext } from './selector-context.ts'

type Labelled = Pick<Series, 'labels'>

/** Labels whose values are the fleet's own; the values of the rest are in the exporters' programs. */
const OF_FLEET: ReadonlySet<string> = new Set([CLUSTER_LABEL, ...TARGET_LABELS])

/** Whether every part of a matcher's value is the value of some series. */
export const reportUnmatched = (
  matcher: Matcher,
  metric: string,
  having: readonly Labelled[],
  { known, report }: SelectorContext,
): boolean => {
  const { label, op, value } = matcher
  if (hasVariable(value.value)) return true
  const isOfFleet = OF_FLEET.has(label.text)
  if (op === '=' && !isOfFleet) return true
  const unmatchedIn = (series: readonly Labelled[]): readonly UnmatchedValue[] => {
    const closed = allOf(series.map(({ labels }) => labels.get(label.text) ?? 'any'))
    return closed ? unmatchedValues(matcher, closed, isOfFleet) : []
  }
  const unmatched = !isOfFleet
    ? unmatchedIn(having)
    : unmatchedIn(known.of(metric)).length > 0
      ? unmatchedIn(known.ofAll(metric))
      : []
  for (const { text, offset, ...fix } of unmatched)
    report({
      rule: 'no-missing-label-value',
      offset: value.from + offset,
      message: `${label.text} of ${metric} is never ${text}`,
      ...fix,
    })
  return unmatched.length === 0
}

/** Reports a matcher that leaves no series. */
export const reportNone = (
  { label, value }: Matcher,
  metric: string,
  having: readonly Labelled[],
  { report }: SelectorContext,
): void => {
  const known = allOf(having.map(({ labels }) => labels.get(label.text) ?? 'any')) ?? new Set()
  report({
    rule: 'no-missing-label-value',
    offset: value.from + 1,
    message: `no ${metric} has a ${label.text} that passes ${value.value}`,
    isOfClusters: true,
    ...fixOfName(value.value, [...known]),
  })
}

/** All values there are, where every list is closed. */
const allOf = (lists: readonly LabelValues[]): ReadonlySet<string> | undefined => {
  const values = new Set<string>()
  for (const list of lists) {
    if (list === 'any') return undefined
    for (const value of list) values.add(value)
  }
  return values.size > 0 ? values : undefined
}
