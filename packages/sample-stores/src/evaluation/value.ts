import type { Labels } from './labels.ts'

/** What a query is worth at each of its times. Nothing stands where a series has no value then; NaN is a value. */
export type Column = readonly (number | undefined)[]

/** One series of a result. */
export interface Line {
  readonly labels: Labels
  readonly values: Column
}

export interface Vector {
  readonly kind: 'vector'
  readonly lines: readonly Line[]
}

export interface Scalar {
  readonly kind: 'scalar'
  readonly values: readonly number[]
}

export interface TextValue {
  readonly kind: 'text'
  readonly text: string
}

export type Value = Vector | Scalar | TextValue

export const vector = (lines: readonly Line[]): Vector => ({ kind: 'vector', lines })

/** Each value of a line by a function, its labels by another. */
export const mapped = (
  { lines }: Vector,
  labels: (labels: Labels) => Labels,
  value: (value: number, step: number) => number | undefined,
): Vector =>
  vector(
    lines.map((line) => ({
      labels: labels(line.labels),
      values: line.values.map((found, step) => (found === undefined ? undefined : value(found, step))),
    })),
  )
