import type { Binary } from '@fleet/validation/queries'
import { distinct } from './distinct.ts'
import { matchingKey } from './matching-key.ts'
import { vector, type Line, type Vector } from './value.ts'

export const SET_OPERATORS: ReadonlySet<string> = new Set(['and', 'or', 'unless'])

export const joinedBySet = (expr: Binary, left: Vector, right: Vector): Vector => {
  const keyOf = matchingKey(expr)
  if (expr.op.text === 'or') {
    const inLeft = presence(left.lines, keyOf)
    const others = kept(right.lines, (line, step) => !inLeft(keyOf(line.labels), step))
    return distinct(vector([...left.lines, ...others]))
  }
  const inRight = presence(right.lines, keyOf)
  const isWanted = expr.op.text === 'and'
  return vector(kept(left.lines, (line, step) => inRight(keyOf(line.labels), step) === isWanted))
}

/** Whether any line with a key has a value at a time. */
const presence = (lines: readonly Line[], keyOf: (labels: Line['labels']) => string) => {
  const byKey = Map.groupBy(lines, ({ labels }) => keyOf(labels))
  return (key: string, step: number): boolean =>
    byKey.get(key)?.some(({ values }) => values[step] !== undefined) ?? false
}

const kept = (lines: readonly Line[], isKept: (line: Line, step: number) => boolean): Line[] =>
  lines.map((line) => ({
    labels: line.labels,
    values: line.values.map((value, step) => (value !== undefined && isKept(line, step) ? value : undefined)),
  }))
