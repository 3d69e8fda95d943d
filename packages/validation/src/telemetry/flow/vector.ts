import type { LabelValues } from '../../catalog/metrics/catalogue.ts'

/** The labels of one kind of series, and what each may hold. */
export type LabelSet = ReadonlyMap<string, LabelValues>

/** What an expression gives in one cluster, as far as labels go. */
export interface Vector {
  /** One for each kind of series in it; none where it is a number. */
  readonly sets: readonly LabelSet[]
  /** Whether its series may have other labels too, of which nothing is known. */
  readonly isOpen: boolean
  /** Whether an aggregation chose the labels, so that no two series differ in anything else. */
  readonly isGrouped: boolean
  /** Whether a comparison has thrown series away, so that fewer may be left than the labels allow. */
  readonly isFiltered: boolean
  /** Whether every selector in it names its cluster. */
  readonly isPinned: boolean
  readonly isNumber: boolean
  /** Of a choice among all clusters, such as of the newest: there is one series for each value of these labels. */
  readonly chosenBy?: readonly string[] | undefined
}

export const vectorOf = (sets: readonly LabelSet[], over: Partial<Vector> = {}): Vector => ({
  sets,
  isOpen: false,
  isGrouped: false,
  isFiltered: false,
  isPinned: false,
  isNumber: false,
  ...over,
})

export const NUMBER: Vector = vectorOf([], { isNumber: true })

/** Of series of which nothing is known. */
export const UNKNOWN: Vector = vectorOf([new Map()], { isOpen: true })

export const hasLabel = ({ sets, isOpen }: Vector, label: string): boolean =>
  isOpen || sets.some((set) => set.has(label))

/** Every label of any of its series. */
export const labelsOf = ({ sets }: Vector): readonly string[] => [
  ...new Set(sets.flatMap((set) => [...set.keys()])),
]

/** The same vector with each set of labels changed, and equal sets merged. */
export const mapped = (vector: Vector, change: (set: LabelSet) => LabelSet): readonly LabelSet[] => {
  const { sets } = vector
  if (sets.length === 1 && sets[0]) return [change(sets[0])]
  const byKeys = new Map<string, LabelSet>()
  for (const set of sets.map(change)) {
    const key = [...set.keys()].toSorted().join(' ')
    const before = byKeys.get(key)
    byKeys.set(key, before ? union(before, set) : set)
  }
  return [...byKeys.values()]
}

const union = (one: LabelSet, other: LabelSet): LabelSet =>
  new Map([...one].map(([label, values]) => [label, eitherOf(values, other.get(label) ?? 'any')]))

const eitherOf = (one: LabelValues, other: LabelValues): LabelValues =>
  one === 'any' || other === 'any' ? 'any' : new Set([...one, ...other])

export const without = (set: LabelSet, labels: ReadonlySet<string>): LabelSet =>
  new Map([...set].filter(([label]) => !labels.has(label)))

export const only = (set: LabelSet, labels: readonly string[]): LabelSet => {
  const kept = new Map<string, LabelValues>()
  for (const label of labels) {
    const values = set.get(label)
    if (values !== undefined) kept.set(label, values)
  }
  return kept
}
