import type { LabelValues, SeriesType } from '../../catalog/metrics/catalogue.ts'
import type { Location } from '../../values/location.ts'
import type { BoundFormat } from './bounds.ts'

/** The series of one metric that one scrape job of one cluster yields, as the hub's Prometheus stores them. */
export interface Series {
  readonly metric: string
  readonly type: SeriesType
  /** Every label but `__name__`: the exporter's own, the target's, and what relabelling and the collector add. */
  readonly labels: ReadonlyMap<string, LabelValues>
  /** The value of the label `cluster`, which is the cluster's own name where all is well. */
  readonly cluster: string
  readonly job: string
  /** How the bounds of its buckets are written. */
  readonly boundFormat: BoundFormat
  /** How often a sample arrives, in seconds. */
  readonly interval: number
  /** The scrape job that yields them. */
  readonly origin: Location
}

/** What a program that is in no catalogue would yield under a name, if it yields it at all. */
export interface OpenSeries {
  readonly cluster: string
  /** Those of its target. It may have any others. */
  readonly labels: ReadonlyMap<string, LabelValues>
  /** What the names of its own metrics begin with. */
  readonly prefix: string | undefined
  /** Whether it is declared to yield this very metric. */
  readonly isDeclared: boolean
}

/** All series that reach the hub's Prometheus, derived from the scrape jobs in the trees. */
export interface MetricInventory {
  /** In one cluster of each group whose trees are identical: the others have the same. */
  readonly of: (metric: string) => readonly Series[]
  readonly ofAll: (metric: string) => readonly Series[]
  /** Of what a cluster itself scrapes. */
  readonly in: (metric: string, cluster: string) => readonly Series[]
  /** What may be there besides, from programs whose metrics are not known. */
  readonly openIn: (metric: string, cluster: string) => readonly OpenSeries[]
  /** Every name there is a series of, for suggestions and for selectors by pattern. */
  readonly names: readonly string[]
}
