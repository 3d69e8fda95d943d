import type { Chart } from '../../tree/charts/chart-of.ts'
import type { Difference } from '../differences/difference.ts'

/** What Helm does with a release. */
export interface ReleasePlan {
  /** `monitoring/loki`. */
  readonly release: string
  readonly change: 'installed' | 'uninstalled' | 'upgraded'
  /** The chart of each version, where it is known. */
  readonly before?: Chart
  readonly after?: Chart
  /** The values that an upgrade changes. */
  readonly values: readonly Difference[]
  /** ConfigMaps and Secrets with values that change. */
  readonly valuesFrom: readonly string[]
}
