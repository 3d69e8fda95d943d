import { CLUSTER_LABEL } from '@fleet/model'
import {
  eachExpr,
  readQuery,
  selectorsIn,
  variablesIn,
  type Expr,
  type LogSelector,
  type Matcher,
  type Selector,
} from '@fleet/validation/queries'
import { applied, insertAt, type Edit } from '../edit.ts'
import { withClusterStream } from './cluster-stream.ts'

export type Language = 'promql' | 'logql' | 'logsql'

/** A query that asks the chosen clusters, or why it cannot. */
export type MatchedQuery =
  | { readonly ok: true; readonly text: string; readonly names: boolean }
  | { readonly ok: false; readonly why: string }

const MATCHER = `${CLUSTER_LABEL}=~"\${${CLUSTER_LABEL}}"`

/** Adds the matcher of the chosen clusters to each selector of a query that has none. */
export const withClusterMatcher = (language: Language, text: string): MatchedQuery => {
  if (language === 'logsql') return withClusterStream(text)
  const read = readQuery(language, text, true)
  if (!read.ok) return { ok: false, why: `it cannot be read: ${read.errors[0]?.message ?? ''}` }
  const selectors = selectorsIn(read.expr)
  const [variable] = selectors.length === 0 ? variablesOf(read.expr) : []
  if (variable !== undefined) return { ok: false, why: `${variable} stands for its selector` }
  const edits = selectors.flatMap((selector) => editOf(selector, text))
  return {
    ok: true,
    text: applied(text, edits),
    names: edits.length > 0 || selectors.some(({ matchers }) => matchers.some(isOfChoice)),
  }
}

const variablesOf = (expr: Expr): readonly string[] => {
  const found: string[] = []
  eachExpr(expr, (part) => {
    if (part.kind === 'variable') found.push(part.text)
  })
  return found
}

const editOf = (selector: Selector | LogSelector, text: string): readonly Edit[] => {
  const own = selector.matchers.filter(({ label }) => label.text === CLUSTER_LABEL)
  // One cluster is matched with =, which the fleet's choice of several is not.
  if (own.length > 0) return own.flatMap((matcher) => operatorOf(matcher, text))
  const last = selector.matchers.at(-1)
  if (last) return [insertAt(last.to, `, ${MATCHER}`)]
  const metric = selector.kind === 'selector' ? selector.metric : undefined
  // `{}`, and `{"metric"}` of Prometheus 3
  if (!metric) return [insertAt(selector.from + 1, MATCHER)]
  if (metric.from > selector.from) return [insertAt(metric.to, `, ${MATCHER}`)]
  const [braces] = /^\s*\{/.exec(text.slice(metric.to)) ?? []
  return [
    braces === undefined ? insertAt(metric.to, `{${MATCHER}}`) : insertAt(metric.to + braces.length, MATCHER),
  ]
}

const operatorOf = (matcher: Matcher, text: string): readonly Edit[] => {
  if (!isOfChoice(matcher) || matcher.op.includes('~')) return []
  const from = matcher.label.to + text.slice(matcher.label.to).indexOf(matcher.op)
  return [{ from, to: from + matcher.op.length, text: matcher.op === '=' ? '=~' : '!~' }]
}

const isOfChoice = ({ value }: Matcher): boolean =>
  variablesIn(value.value).some(({ name, text }) => name === CLUSTER_LABEL && text === value.value)
