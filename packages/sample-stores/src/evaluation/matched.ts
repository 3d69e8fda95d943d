import type { Binary } from '@fleet/validation/queries'
import { EvaluationError } from './context.ts'
import { distinct } from './distinct.ts'
import { labelled, omitted, picked, signature, withoutName, type Labels } from './labels.ts'
import { matchingKey } from './matching-key.ts'
import { COMPARISONS, operatorOf, type Operate } from './operators.ts'
import { vector, type Column, type Line, type Vector } from './value.ts'

/** An operator between the series of two vectors that belong together. */
export const matched = (expr: Binary, left: Vector, right: Vector): Vector => {
  const keyOf = matchingKey(expr)
  const isRightMany = expr.group?.side === 'right'
  const [many, one] = isRightMany ? [right, left] : [left, right]
  const ones = Map.groupBy(one.lines, ({ labels }) => keyOf(labels))
  const operate = operatorOf(expr.op.text, expr.bool !== undefined)
  const results = many.lines.flatMap((line) =>
    pairedWith(ones.get(keyOf(line.labels)) ?? [], expr).map(({ partners, included }) => ({
      labels: resultLabels(expr, line.labels, included),
      values: joined(line.values, partners, isRightMany ? swapped(operate) : operate),
    })),
  )
  return distinct(vector(results), expr.group ? AMBIGUOUS_GROUP : AMBIGUOUS)
}

const swapped =
  (operate: Operate): Operate =>
  (many, one) =>
    operate(one, many)

const AMBIGUOUS =
  'multiple matches for labels: many-to-one matching must be explicit (group_left/group_right)'
const AMBIGUOUS_GROUP = 'multiple matches for labels: grouping labels must ensure unique matches'

interface Partners {
  readonly partners: readonly Line[]
  /** Their labels that `group_left` takes over. */
  readonly included: Labels
}

/** The series of the one side, together where they give the same labels to a result. */
const pairedWith = (ones: readonly Line[], { group }: Binary): readonly Partners[] => {
  const names = group?.labels.map(({ text }) => text) ?? []
  const sets = Map.groupBy(ones, ({ labels }) => signature(picked(labels, names)))
  return [...sets.values()].map((partners) => ({
    partners,
    included: picked(partners[0]?.labels ?? {}, names),
  }))
}

/** At each time at most one partner has a value. */
const joined = (values: Column, partners: readonly Line[], operate: Operate): (number | undefined)[] =>
  values.map((value, step) => {
    if (value === undefined) return undefined
    let partner: number | undefined
    for (const line of partners) {
      const found = line.values[step]
      if (found === undefined) continue
      if (partner !== undefined)
        throw new EvaluationError(
          'found duplicate series for the match group on the "one" side of the operation;many-to-many matching not allowed: matching labels must be unique on one side',
        )
      partner = found
    }
    return partner === undefined ? undefined : operate(value, partner)
  })

const resultLabels = (expr: Binary, labels: Labels, included: Labels): Labels => {
  const keepsName = expr.op.text in COMPARISONS && !expr.bool
  const named = keepsName ? labels : withoutName(labels)
  const { group, matching } = expr
  if (group) return group.labels.reduce((all, { text }) => labelled(all, text, included[text] ?? ''), named)
  if (!matching) return named
  const names = matching.labels.map(({ text }) => text)
  return matching.mode === 'on' ? picked(named, names) : omitted(named, names)
}
