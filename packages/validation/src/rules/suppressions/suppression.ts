import type { Severity } from '@fleet/model'
import type { Location, Path } from '../../values/location.ts'

/** The file in which a person switches rules off, as text. */
export interface SuppressionsFile {
  /** As findings are to name it. */
  readonly path: string
  readonly content: string
  /** Whether it is also for clusters that are not checked: an entry for one of these may match nothing. */
  readonly isShared?: boolean
}

/** One rule switched off for an object, for the files of a path, or for both. */
export interface Suppression {
  readonly rule: string
  /** As findings name it: `homelab Deployment personal-services/calibre-web`. */
  readonly object?: string
  /** A glob of the file's path. */
  readonly path?: string
  readonly reason: string
  readonly file: SuppressionsFile
  /** Which of the file's entries, from 0. */
  readonly index: number
  /** The keys that lead to the entry. */
  readonly at: Path
}

/** The path of a location that globs are compared with. */
export type PathOf = (location: Location) => string

/** What is wrong with a file in which a person decides, or with an entry of it. */
export interface SuppressionError {
  readonly rule: string
  /** By default an error. */
  readonly severity?: Severity
  readonly file: SuppressionsFile
  readonly path: Path
  /** The character at which the file is no YAML, from 0. */
  readonly character?: number
  readonly message: string
  readonly impact: string
  readonly fix: string
}
