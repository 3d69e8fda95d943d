import type { Place } from './place.ts'

/** A field whose value differs between two versions; nothing where a version lacks it. */
export interface Difference {
  /** `spec.containers[app].image`; inside of a text of YAML or JSON, the keys go on. */
  readonly field: string
  readonly before?: unknown
  readonly after?: unknown
}

/** A part of an object that a person knows by name: a panel of a dashboard, an alert. */
export interface PartDifference {
  readonly part: 'dashboard' | 'panel' | 'variable' | 'alert' | 'recording rule'
  readonly name: string
  /** The title of its dashboard, or the name of its group. */
  readonly within?: string
  readonly change: 'added' | 'changed' | 'removed'
  /** Of a changed part. */
  readonly fields: readonly Difference[]
}

/** What differs in an object. */
export interface Differences {
  readonly fields: readonly Difference[]
  readonly parts: readonly PartDifference[]
}

export const NO_DIFFERENCES: Differences = { fields: [], parts: [] }

export const joined = (all: readonly Differences[]): Differences => ({
  fields: all.flatMap(({ fields }) => fields),
  parts: all.flatMap(({ parts }) => parts),
})

/** Compares two versions of a value, at a place of an object or from its own beginning. */
export type Compare = (before: unknown, after: unknown, place?: Place) => Differences
