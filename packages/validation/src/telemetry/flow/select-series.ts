import { CLUSTER_LABEL } from '@fleet/model'
import { didYouMean } from '@fleet/model/suggestion'
import { withLabel } from '../relabel/labels.ts'
import type { Series } from '../series/series.ts'
import type { Matcher, Selector } from '../../queries/expr.ts'
import { matchesEmpty } from '../../queries/check-matchers.ts'
import { hasVariable } from '../../queries/grafana-variables.ts'
import { isBoundLabel } from '../series/bounds.ts'
import { unmatchedBound } from './check-bounds.ts'
import { checkCounter } from './check-counter.ts'
import { checkRange } from './check-range.ts'
import { reportNone, reportUnmatched } from './check-label-values.ts'
import { narrowed } from './narrow.ts'
import type { Usage } from './flow.ts'
import { fixOfName, type FlowError } from './flow-error.ts'
import { isPinnedTo, metricOf, selectsCluster } from './selector.ts'
import type { KnownSeries, SelectorContext } from './selector-context.ts'
import { UNKNOWN, vectorOf, type LabelSet, type Vector } from './vector.ts'

/** The series that a selector finds in one cluster; nothing where it does not select that cluster, or finds none. */
export const selectSeries = (
  selector: Selector,
  usage: Usage,
  context: SelectorContext,
): Vector | undefined => {
  const { known, cluster, report } = context
  const metric = metricOf(selector)
  const isPinned = isPinnedTo(selector)
  if (!selector.matchers.every((matcher) => selectsCluster(matcher, cluster))) return undefined
  if (metric === undefined || known.isRecorded(metric) || known.isOpen(selector, metric, cluster))
    return { ...UNKNOWN, isPinned }
  const series = known.in(metric, cluster)
  if (series.length === 0) {
    if (!known.lacksExporter(selector, cluster)) report(missing(selector, metric, known))
    return undefined
  }
  const left = matching(selector, metric, series, context)
  if (left.length === 0) return undefined
  const found = left.map(({ one }) => one)
  checkCounter(selector, found, usage, context)
  checkRange(selector, found, usage, context)
  return vectorOf(
    left.map(({ labels }) => labels),
    { isPinned },
  )
}

const missing = (selector: Selector, metric: string, { ofAll, names }: KnownSeries): FlowError => {
  const elsewhere = [...new Set(ofAll(metric).map(({ cluster }) => cluster))]
  const found = { rule: 'no-missing-metric', offset: selector.metric?.from ?? selector.from } as const
  if (elsewhere.length > 0)
    return {
      ...found,
      message: `${elsewhere.slice(0, 3).join(', ')} yields ${metric}, and nothing does`,
      isOfClusters: true,
    }
  const message = `nothing in any cluster yields ${metric}`
  const near = didYouMean(metric, names())
  return near === undefined
    ? { ...found, message, fix: 'correct the name, or have it scraped' }
    : { ...found, message, suggestion: near }
}

interface Match {
  readonly one: Series
  readonly labels: LabelSet
}

const matching = (
  selector: Selector,
  metric: string,
  series: readonly Series[],
  context: SelectorContext,
): readonly Match[] => {
  let left: readonly Match[] = series.map((one) => ({ one, labels: one.labels }))
  for (const matcher of selector.matchers) {
    const { label } = matcher
    if (label.text === '__name__') continue
    const having = left.filter(({ labels }) => labels.has(label.text))
    if (having.length === 0 && label.text !== CLUSTER_LABEL) {
      context.report({
        rule: 'no-missing-label',
        offset: label.from,
        message: `${metric} has no label ${label.text}`,
        isOfClusters: true,
        ...fixOfName(label.text, [...new Set(left.flatMap(({ labels }) => [...labels.keys()]))]),
      })
      return []
    }
    if (isBoundLabel(label.text, metric) && !hasVariable(matcher.value.value)) {
      const unmatched = unmatchedBound(
        matcher,
        metric,
        having.map(({ one, labels }) => ({ one, values: labels.get(label.text) ?? 'any' })),
      )
      if (!unmatched) continue
      context.report(unmatched)
      return []
    }
    if (!reportUnmatched(matcher, metric, having, context)) return []
    const passing = left.flatMap((each) => passed(each, matcher))
    if (passing.length === 0) {
      if (label.text === 'job' && context.known.lacksExporter(selector, context.cluster)) return []
      reportNone(matcher, metric, having, context)
      return []
    }
    left = passing
  }
  return left
}

const passed = (each: Match, matcher: Matcher): readonly Match[] => {
  const { text } = matcher.label
  const values = each.labels.get(text)
  if (values === undefined) return matchesEmpty(matcher) ? [each] : []
  const kept = narrowed(values, matcher)
  if (kept === values) return [each]
  if (kept === undefined) return matchesEmpty(matcher) && values !== 'any' && values.has('') ? [each] : []
  return [{ one: each.one, labels: withLabel(each.labels, text, kept) }]
}
