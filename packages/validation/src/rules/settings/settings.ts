import type { Severity } from '@fleet/model'
import type { Distribution } from '../../values/rendered-tree.ts'
import type { ReadSuppressions } from '../suppressions/read-entries.ts'
import type { SuppressionError } from '../suppressions/suppression.ts'

/** What a person states of a cluster. */
export interface ClusterSettings {
  /** Its folder, from the folder of the settings. */
  readonly path?: string
  readonly distribution?: Distribution
}

/** What a person decides about all runs, in a file of their repository. */
export interface Settings {
  readonly clusters: ReadonlyMap<string, ClusterSettings>
  /** Globs of files that are not checked, from the folder of the settings. */
  readonly ignore: readonly string[]
  readonly severities: ReadonlyMap<string, Severity | 'off'>
  readonly suppressions: ReadSuppressions
  /** What is wrong with the file. */
  readonly errors: readonly SuppressionError[]
}
