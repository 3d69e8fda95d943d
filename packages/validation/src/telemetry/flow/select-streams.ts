import type { LogStream } from '../logs/log-streams.ts'
import type { LabelValues } from '../../catalog/metrics/catalogue.ts'
import type { Expr, LogSelector, LogStage, Matcher, Name } from '../../queries/expr.ts'
import { hasVariable } from '../../queries/grafana-variables.ts'
import { templateFields } from '../../queries/template-fields.ts'
import { unmatchedValues, narrowed } from './narrow.ts'
import { fixOfName, type Report } from './flow-error.ts'
import { selectsCluster, isPinnedTo } from './selector.ts'
import { hasLabel, labelsOf, only, UNKNOWN, vectorOf, without, type LabelSet, type Vector } from './vector.ts'

export interface StreamContext {
  readonly streams: readonly LogStream[]
  readonly cluster: string
  readonly report: Report
}

/** The lines that a selector finds in one cluster, after its pipeline. */
export const selectStreams = (expr: Expr, context: StreamContext): Vector | undefined => {
  const logs = expr.kind === 'log-range' ? expr.of : expr
  if (logs.kind !== 'logs') return UNKNOWN
  if (!logs.matchers.every((matcher) => selectsCluster(matcher, context.cluster))) return undefined
  const found = streamsOf(logs, context)
  if (!found) return undefined
  const piped = logs.stages.reduce<Vector>(
    (vector, stage) => afterStage(vector, stage, context.report),
    found,
  )
  if (expr.kind === 'log-range' && expr.unwrap) requireLabel(piped, expr.unwrap, context.report)
  return piped
}

const streamsOf = (logs: LogSelector, { streams, report }: StreamContext): Vector | undefined => {
  if (streams.length === 0) {
    report({
      rule: 'no-missing-stream',
      offset: logs.from,
      message: 'no collector sends its lines to Loki',
      isOfClusters: true,
    })
    return undefined
  }
  let left: readonly LabelSet[] = streams.map(({ index }) => index)
  for (const matcher of logs.matchers) {
    if (!checkIndexed(matcher, streams, report)) return undefined
    left = left.flatMap((set) => passed(set, matcher))
    if (left.length > 0) continue
    report({
      rule: 'no-missing-label-value',
      offset: matcher.value.from + 1,
      message: `no stream has a ${matcher.label.text} that passes ${matcher.value.value}`,
      isOfClusters: true,
    })
    return undefined
  }
  const structured = streams.flatMap((stream) => [...stream.structured])
  return vectorOf(
    left.map((set) => new Map([...structured, ...set])),
    { isPinned: isPinnedTo(logs) },
  )
}

const passed = (set: LabelSet, matcher: Matcher): readonly LabelSet[] => {
  const values = set.get(matcher.label.text)
  const kept = values && narrowed(values, matcher)
  if (kept === undefined) return []
  return kept === values ? [set] : [new Map(set).set(matcher.label.text, kept)]
}

/** A selector finds streams by what Loki indexes; the rest is for a filter after it. */
const checkIndexed = ({ label }: Matcher, streams: readonly LogStream[], report: Report): boolean => {
  if (streams.some(({ index }) => index.has(label.text))) return true
  const isStructured = streams.some(({ structured }) => structured.has(label.text))
  report({
    rule: 'require-index-label',
    offset: label.from,
    message: isStructured
      ? `${label.text} is structured metadata, which Loki does not index,`
      : `no stream has a label ${label.text}`,
    isOfClusters: true,
    ...(isStructured
      ? { fix: `filter by it after the selector: | ${label.text}="…"` }
      : fixOfName(label.text, [...new Set(streams.flatMap(({ index }) => [...index.keys()]))])),
  })
  return false
}

const requireLabel = (vector: Vector, { text, from }: Name, report: Report): void => {
  if (hasLabel(vector, text) || text.startsWith('__error') || text.startsWith('$')) return
  report({
    rule: 'no-missing-label',
    offset: from,
    message: `the lines have no label ${text} here`,
    isOfClusters: true,
    ...fixOfName(text, labelsOf(vector)),
  })
}

/** What one stage of the pipeline makes of the labels. */
const afterStage = (vector: Vector, stage: LogStage, report: Report): Vector => {
  switch (stage.kind) {
    case 'filter':
      for (const label of stage.labels) requireLabel(vector, label, report)
      for (const matcher of stage.matchers) checkValues(vector, matcher, report)
      return vector
    case 'parser':
      return stage.labels ? withLabels(vector, stage.labels) : { ...vector, isOpen: true }
    case 'format':
      for (const label of stage.read) requireLabel(vector, label, report)
      return withLabels(
        vector,
        stage.made.map(({ text }) => text),
      )
    case 'text':
      for (const field of stage.template ? templateFields(stage.template) : [])
        requireLabel(vector, field, report)
      return vector
    case 'keep':
      return {
        ...vector,
        sets: vector.sets.map((set) =>
          only(
            set,
            stage.labels.map(({ text }) => text),
          ),
        ),
      }
    case 'drop':
      return {
        ...vector,
        sets: vector.sets.map((set) => without(set, new Set(stage.labels.map(({ text }) => text)))),
      }
    default:
      return vector
  }
}

const withLabels = (vector: Vector, labels: readonly string[]): Vector => ({
  ...vector,
  sets: vector.sets.map((set) => new Map([...set, ...labels.map((label) => [label, 'any'] as const)])),
})

const checkValues = ({ sets, isOpen }: Vector, matcher: Matcher, report: Report): void => {
  const { label, value } = matcher
  if (isOpen || hasVariable(value.value)) return
  const lists: readonly LabelValues[] = sets.flatMap((set) => set.get(label.text) ?? [])
  if (lists.length === 0 || lists.includes('any')) return
  const known = new Set(lists.flatMap((list) => (list === 'any' ? [] : [...list])))
  for (const { text, offset, ...fix } of unmatchedValues(matcher, known, false))
    report({
      rule: 'no-missing-label-value',
      offset: value.from + offset,
      message: `${label.text} is never ${text}`,
      ...fix,
    })
}
