import type { Location } from '../../values/location.ts'

/** One place of a tree that reads a Secret. */
export interface SecretRead {
  /** The application that reads it, as a declaration names it. */
  readonly reader: string
  /** What a declaration may call it as well. */
  readonly otherNames?: readonly string[]
  readonly owner: string
  /** `<namespace>.<name>`. */
  readonly id: string
  /** Nothing where the whole Secret is read. */
  readonly keys: readonly string[] | undefined
  /** Whether what reads it starts without it, too. */
  readonly isOptional?: boolean
  readonly location: Location
}
