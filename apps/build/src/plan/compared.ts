import type { Finding } from '@fleet/model'
import type { RenderedTree, SuppressionsFile } from '@fleet/validation'
import type { Source } from '../report/finding-text.ts'

/** Two versions of the trees of a fleet. */
export interface Compared {
  readonly before: readonly RenderedTree[]
  readonly after: readonly RenderedTree[]
  /** Where each comes from, for a sentence. */
  readonly from: string
  readonly to: string
  /** Errors of the inventory, or of the trees that it gives. */
  readonly findings: readonly Finding[]
  readonly suppressions: readonly SuppressionsFile[]
  /** A finding of the rules with its files as the user names them. */
  readonly onDisk: (finding: Finding) => Finding
  /** The text of a file that is named so. */
  readonly source: Source
}
