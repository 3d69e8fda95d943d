import type { Path } from '../../values/location.ts'

/** The file in which a person switches rules off, as text. */
export interface SuppressionsFile {
  /** As findings are to name it. */
  readonly path: string
  readonly content: string
}

/** One rule switched off for one object. */
export interface Suppression {
  readonly rule: string
  /** As findings name it: `homelab Deployment personal-services/calibre-web`. */
  readonly object: string
  readonly reason: string
  readonly file: SuppressionsFile
  /** Which of the file's entries, from 0. */
  readonly index: number
}

/** What is wrong with a file of suppressions, or with an entry of it. */
export interface SuppressionError {
  readonly rule: string
  readonly file: SuppressionsFile
  readonly path: Path
  readonly message: string
  readonly impact: string
  readonly fix: string
}
