import type { LabelValues } from '../../catalog/metrics/catalogue.ts'
import type { Binary } from '../../queries/expr.ts'
import { isSound, matchingLabels, SET_OPERATORS, type Sides } from './check-join.ts'
import type { Report } from './flow-error.ts'
import { mapped, type Vector } from './vector.ts'

/** What a binary operator makes of two vectors; nothing where an error in how it matches them was reported. */
export const joined = (expr: Binary, left: Vector, right: Vector, report: Report): Vector | undefined => {
  const sides = { left, right }
  return isSound(expr, sides, report) ? resultOf(expr, sides) : undefined
}

const resultOf = (expr: Binary, { left, right }: Sides): Vector => {
  const { op, matching, group } = expr
  const isPinned = left.isPinned && right.isPinned
  const isFiltered = left.isFiltered || right.isFiltered || /^(?:[=!<>]=?|==|and|unless)$/.test(op.text)
  if (op.text === 'or')
    return {
      ...left,
      sets: [...left.sets, ...right.sets],
      isOpen: left.isOpen || right.isOpen,
      isGrouped: left.isGrouped && right.isGrouped,
      isPinned,
      chosenBy: undefined,
    }
  if (SET_OPERATORS.has(op.text)) return { ...left, isFiltered, isPinned }
  const [many, one] = group?.side === 'right' ? [right, left] : [left, right]
  const taken = group?.labels.map(({ text }) => text) ?? []
  const sets = mapped(many, (set) =>
    group
      ? new Map([...set, ...taken.map((label) => [label, valuesIn(one, label)] as const)])
      : matchingLabels(expr, set),
  )
  return {
    ...many,
    sets,
    isOpen: many.isOpen && (matching?.mode !== 'on' || group !== undefined),
    isFiltered,
    isPinned,
  }
}

const valuesIn = ({ sets }: Vector, label: string): LabelValues =>
  sets.find((set) => set.has(label))?.get(label) ?? 'any'
