import { TARGET_LABELS } from '../series/target-labels.ts'
import { CLUSTER_LABEL } from '@fleet/model'
import type { LabelValues } from '../../catalog/metrics/catalogue.ts'
import type { Binary, Group } from '../../queries/expr.ts'
import type { Report } from './flow-error.ts'
import { hasLabel, labelsOf, only, without, type LabelSet, type Vector } from './vector.ts'

/** The operands of a binary operator. */
export interface Sides {
  readonly left: Vector
  readonly right: Vector
}

type Check = (expr: Binary, sides: Sides, report: Report) => boolean

/** Whether an operator can match its operands; reports what is wrong with how it does. */
export const isSound: Check = (expr, sides, report) =>
  [checkLabels, checkCluster, checkPairs, checkUnique].every((check) => check(expr, sides, report))

/** Labels that are matched by exist on both sides, and labels that are taken over on the side they are taken from. */
const checkLabels: Check = ({ matching, group }, { left, right }, report) => {
  const one = group?.side === 'left' ? right : left
  const missing = [
    ...(matching?.labels ?? []).flatMap((label) =>
      (
        matching?.mode === 'on'
          ? [left, right].every((side) => hasLabel(side, label.text))
          : [left, right].some((side) => hasLabel(side, label.text))
      )
        ? []
        : [{ label, of: hasLabel(left, label.text) ? right : left }],
    ),
    ...(group?.labels ?? []).filter(({ text }) => !hasLabel(one, text)).map((label) => ({ label, of: one })),
  ]
  for (const { label, of } of missing)
    report({
      rule: 'no-missing-label',
      offset: label.from,
      message: `one side of the operator has no label ${label.text}`,
      isOfClusters: true,
      fix: labelsOf(of).join(', '),
    })
  return missing.length === 0
}

/** Series of different clusters are no pair, whatever else they have in common. A choice among all is compared with each. */
const checkCluster: Check = ({ op, matching }, { left, right }, report) => {
  const isOfMany = [left, right].every(
    (side) => !side.isPinned && !side.chosenBy && side.sets.some((set) => set.has(CLUSTER_LABEL)),
  )
  if (!matching || !isOfMany) return true
  const isNamed = matching.labels.some(({ text }) => text === CLUSTER_LABEL)
  if (isNamed === (matching.mode === 'on')) return true
  report({
    rule: 'require-cluster-in-join',
    offset: matching.from,
    message: `${op.text} ${matching.mode} (${matching.labels.map(({ text }) => text).join(', ')}) matches series of one cluster with those of another`,
  })
  return false
}

/** Without `on`, a series is matched by all its labels: where the two sides never have the same, nothing is. */
const checkPairs: Check = (expr, { left, right }, report) => {
  if (left.isOpen || right.isOpen) return true
  // What is absent has other labels than what is there, and so has a number in its place.
  if (expr.op.text === 'or' && !(left.isGrouped && right.isGrouped)) return true
  const isPair = left.sets.some((one) =>
    right.sets.some((other) => fit(matchingLabels(expr, one), matchingLabels(expr, other))),
  )
  if (isPair) return true
  const [ours, theirs] = [left, right].map((side) => `(${labelsOf(side).join(', ')})`)
  report({
    rule: 'require-matching-labels',
    offset: expr.op.from,
    message: `no series on the left of ${expr.op.text} ${ours} matches one on its right ${theirs}`,
    isOfClusters: true,
  })
  return false
}

/** The labels that a series is matched by. */
export const matchingLabels = ({ matching }: Binary, set: LabelSet): LabelSet => {
  if (!matching) return set
  const names = matching.labels.map(({ text }) => text)
  return matching.mode === 'on' ? only(set, names) : without(set, new Set(names))
}

const fit = (one: LabelSet, other: LabelSet): boolean =>
  one.size === other.size && [...one].every(([label, values]) => overlap(values, other.get(label)))

const overlap = (one: LabelValues, other?: LabelValues): boolean =>
  other !== undefined && (one === 'any' || other === 'any' || [...one].some((value) => other.has(value)))

export const SET_OPERATORS = new Set(['and', 'or', 'unless'])

/** Where one series is to be matched by many, or by one, there must not be several of it. */
const checkUnique: Check = (expr, { left, right }, report) => {
  const { op, matching, group } = expr
  if (!matching || SET_OPERATORS.has(op.text)) return true
  const sides = group ? [group.side === 'left' ? right : left] : [left, right]
  const extra = new Set(sides.flatMap((side) => side.sets.flatMap((set) => several(expr, side, set, group))))
  if (extra.size === 0) return true
  report({
    rule: 'require-unique-match',
    offset: matching.from,
    message: `several series match by ${matching.mode} (${matching.labels.map(({ text }) => text).join(', ')}): they differ in ${[...extra].join(', ')}`,
    isOfClusters: true,
    fix: group
      ? `group the “one” side by what is matched, or take ${[...extra].join(', ')} over with group_${group.side}`
      : `match by ${[...extra].join(', ')} too, or say which side is many with group_left or group_right`,
  })
  return false
}

/** Labels in which series with equal matching labels may differ, as far as is known. */
const several = (expr: Binary, side: Vector, set: LabelSet, group?: Group): string[] => {
  const { isGrouped, isFiltered, chosenBy } = side
  const key = matchingLabels(expr, set)
  if (chosenBy?.every((label) => key.has(label))) return []
  const taken = new Set(group?.labels.map(({ text }) => text))
  return [...set]
    .filter(([label]) => !key.has(label) && !taken.has(label) && label !== CLUSTER_LABEL)
    .filter(([, values]) => (values === 'any' ? isGrouped : values.size > 1 && (isGrouped || !isFiltered)))
    .filter(([label]) => isGrouped || !OF_TARGET.has(label))
    .map(([label]) => label)
}

/** Labels that follow from a target’s others: where one is matched by, the rest need not be. */
const OF_TARGET: ReadonlySet<string> = new Set([...TARGET_LABELS, 'metrics_path'])
