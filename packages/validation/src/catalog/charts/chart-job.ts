import type { ExporterName } from '../metrics/index.ts'
import type { Path } from '../../values/location.ts'
import type { Switch } from './chart-contract.ts'

/** A scrape that kube-prometheus-stack makes by itself, and where its values change it. */
export interface ChartJob {
  readonly job: string
  /** The part of the chart's contract that it scrapes. */
  readonly part: string
  /** Nothing where no catalogue knows the program. */
  readonly exporter?: ExporterName
  /** What the names of its own metrics begin with, where no catalogue lists them. */
  readonly prefix?: string
  /** All of these must be on; each is by default, unless the second says otherwise. */
  readonly switches: readonly Switch[]
  readonly service: string
  readonly namespace: 'release' | 'kube-system'
  readonly endpoint: string
  readonly container: string | undefined
  readonly path: string
  readonly scheme: 'http' | 'https'
  readonly honorLabels: boolean
  readonly labels: readonly string[]
  /** The keys in the values. */
  readonly interval: Path
  /** Where the first is empty: another, and what the chart has there. */
  readonly otherInterval?: { readonly path: Path; readonly byDefault?: string }
  readonly relabelings: Path
  readonly metricRelabelings: Path
  /** What the chart puts there by itself: a value replaces the whole list. */
  readonly dropsByDefault?: string
}

const OF_POD = ['namespace', 'pod', 'container', 'service', 'endpoint'] as const

/** A scrape by a monitor of one of the chart's own programs. */
export const monitored = (
  job: string,
  {
    part,
    exporter,
    prefix,
    values,
    on,
    onRequest = [],
    service,
    endpoint,
    container,
    honorLabels = false,
    scheme = 'http',
  }: {
    readonly part: string
    readonly exporter?: ExporterName
    readonly prefix?: string
    /** The monitor's settings. */
    readonly values: Path
    readonly on: readonly Path[]
    /** Switches that are off by default. */
    readonly onRequest?: readonly Path[]
    readonly service: string
    readonly endpoint: string
    readonly container: string
    readonly honorLabels?: boolean
    readonly scheme?: 'http' | 'https'
  },
): ChartJob => ({
  job,
  part,
  ...(exporter && { exporter }),
  ...(prefix !== undefined && { prefix }),
  switches: [...on.map((path): Switch => [path, true]), ...onRequest.map((path): Switch => [path, false])],
  service,
  namespace: 'release',
  endpoint,
  container,
  path: '/metrics',
  scheme,
  honorLabels,
  labels: OF_POD,
  interval: [...values, 'interval'],
  relabelings: [...values, 'relabelings'],
  metricRelabelings: [...values, 'metricRelabelings'],
})
