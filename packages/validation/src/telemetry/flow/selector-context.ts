import type { Selector } from '../../queries/expr.ts'
import type { Series } from '../series/series.ts'
import type { Purpose } from '../questions/question.ts'
import type { Report } from './flow-error.ts'

/** What the selectors of queries are checked against. */
export interface KnownSeries {
  /** In one cluster of each group whose trees are identical. */
  readonly of: (metric: string) => readonly Series[]
  readonly ofAll: (metric: string) => readonly Series[]
  readonly in: (metric: string, cluster: string) => readonly Series[]
  /** Whether rules make it, or the store itself. */
  readonly isRecorded: (metric: string) => boolean
  /** Whether the exporter whose job the selector names does not run in the cluster. */
  readonly lacksExporter: (selector: Selector, cluster: string) => boolean
  /** Whether what the selector names may come from a program whose metrics are not known. */
  readonly isOpen: (selector: Selector, metric: string, cluster: string) => boolean
  readonly names: () => readonly string[]
}

/** What a selector is followed with. */
export interface SelectorContext {
  readonly known: KnownSeries
  readonly cluster: string
  readonly purpose: Purpose
  readonly report: Report
}
