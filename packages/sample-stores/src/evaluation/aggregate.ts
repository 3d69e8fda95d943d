import type { Aggregate, Grouping } from '@fleet/validation/queries'
import { AGGREGATORS } from './aggregators.ts'
import { EvaluationError, scalarOf, textOf, vectorOf, type Context } from './context.ts'
import { labelled, NAME, omitted, picked, signature, type Labels } from './labels.ts'
import { ranked } from './ranked.ts'
import { quantileOf } from './statistics.ts'
import { vector, type Line, type Vector } from './value.ts'

export interface Group {
  readonly labels: Labels
  readonly lines: readonly Line[]
}

export const aggregate = (expr: Aggregate, context: Context): Vector =>
  aggregateOf(expr, vectorOf(expr.of, context), context)

/** An aggregation of what its vector was found to be. */
export const aggregateOf = (expr: Aggregate, { lines }: Vector, context: Context): Vector => {
  const op = expr.op.text
  if (op === 'sort' || op === 'sort_desc') return vector(sortedByValue(lines, op === 'sort_desc'))
  const groups = groupsOf(lines, expr.grouping)
  if (op === 'topk' || op === 'approx_topk' || op === 'bottomk')
    return ranked(groups, scalarOf(expr.parameter, context).values, op === 'bottomk')
  if (op === 'count_values') return counted(groups, textOf(expr.parameter, context), context)
  return vector(groups.map((group) => ({ labels: group.labels, values: reduced(group, expr, context) })))
}

const reduced = (group: Group, { op, parameter }: Aggregate, context: Context): (number | undefined)[] => {
  if (op.text === 'quantile') {
    const shares = scalarOf(parameter, context).values
    return perStep(group, context, (values, step) => quantileOf(shares[step] ?? NaN, values))
  }
  const reduce = AGGREGATORS[op.text]
  if (!reduce) throw new EvaluationError(`unknown aggregation ${op.text}`)
  return perStep(group, context, reduce)
}

const perStep = (
  { lines }: Group,
  { times }: Context,
  reduce: (values: readonly number[], step: number) => number,
): (number | undefined)[] =>
  times.map((_, step) => {
    const values: number[] = []
    for (const line of lines) {
      const value = line.values[step]
      if (value !== undefined) values.push(value)
    }
    return values.length === 0 ? undefined : reduce(values, step)
  })

const groupsOf = (lines: readonly Line[], grouping: Grouping | undefined): readonly Group[] => {
  const names = grouping?.labels.map(({ text }) => text) ?? []
  const keep = (labels: Labels): Labels =>
    grouping?.mode === 'without' ? omitted(labels, [NAME, ...names]) : picked(labels, names)
  const groups = new Map<string, { labels: Labels; lines: Line[] }>()
  for (const line of lines) {
    const labels = keep(line.labels)
    const key = signature(labels)
    const group = groups.get(key)
    if (group) group.lines.push(line)
    else groups.set(key, { labels, lines: [line] })
  }
  return [...groups.values()]
}

/** `count_values("version", build_version)`: a line for each value. */
const counted = (groups: readonly Group[], label: string, { times }: Context): Vector =>
  vector(
    groups.flatMap(({ labels, lines }) => {
      const counts = new Map<number, (number | undefined)[]>()
      for (const { values } of lines)
        for (const [step, value] of values.entries()) {
          if (value === undefined) continue
          const column = counts.get(value) ?? times.map(() => undefined)
          column[step] = (column[step] ?? 0) + 1
          counts.set(value, column)
        }
      return [...counts].map(([value, values]) => ({
        labels: labelled(labels, label, String(value)),
        values,
      }))
    }),
  )

const last = ({ values }: Line): number => values.at(-1) ?? NaN

/** By the value at the last time, which is the only one of an instant query. */
export const sortedByValue = (lines: readonly Line[], isDescending: boolean): readonly Line[] => {
  const placed = (a: number, b: number): number => {
    if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b))
    return isDescending ? b - a : a - b
  }
  return lines.toSorted((a, b) => placed(last(a), last(b)))
}
