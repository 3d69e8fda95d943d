import type { Path } from '../../values/spot.ts'

/** The file in which a person switches rules off, as text. */
export interface ExceptionsFile {
  /** As findings are to name it. */
  readonly path: string
  readonly content: string
}

/** One rule switched off for one object. */
export interface Exception {
  readonly rule: string
  /** As findings name it: `homelab Deployment personal-services/calibre-web`. */
  readonly object: string
  readonly reason: string
  readonly file: ExceptionsFile
  /** Which of the file's entries, from 0. */
  readonly index: number
}

/** What is wrong with a file of exceptions, or with an entry of it. */
export interface ExceptionMistake {
  readonly rule: string
  readonly file: ExceptionsFile
  readonly path: Path
  readonly what: string
  readonly consequence: string
  readonly mend: string
}
