import type { OwnFileRule } from '@fleet/model'

/** The keys that lead to a value in a file. */
export type Path = readonly (string | number)[]

/** What a reader of a person's file has to say of it. */
export interface Note {
  readonly rule: OwnFileRule
  /** In the file as it is written; none where the file has no such structure. */
  readonly path?: Path
  /** A character of the file, from 0, where it cannot be read further. */
  readonly character?: number
  readonly message: string
  readonly impact: string
  readonly fix: string
}
