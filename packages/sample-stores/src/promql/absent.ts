import type { Expr } from '@fleet/validation/queries'
import type { Context } from '../evaluation/context.ts'
import { NAME, type Labels } from '../evaluation/labels.ts'
import { vector, type Column, type Vector } from '../evaluation/value.ts'

/** `absent` and `absent_over_time`: 1 where no series has a value, with the labels that the selector asks for. */
export const absentOf = (expr: Expr, columns: readonly Column[], { times }: Context): Vector => {
  const values = times.map((_, step) =>
    columns.some((column) => column[step] !== undefined) ? undefined : 1,
  )
  return vector(values.some((value) => value !== undefined) ? [{ labels: askedFor(expr), values }] : [])
}

const askedFor = (expr: Expr): Labels => {
  if (expr.kind !== 'selector') return {}
  const byLabel = Map.groupBy(expr.matchers, ({ label }) => label.text)
  return Object.fromEntries(
    [...byLabel].flatMap(([label, [matcher, second]]) =>
      label !== NAME && matcher?.op === '=' && !second && matcher.value.value !== ''
        ? [[label, matcher.value.value]]
        : [],
    ),
  )
}
