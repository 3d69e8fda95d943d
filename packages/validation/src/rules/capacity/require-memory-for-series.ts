import { leastMemoryForSeries } from '@fleet/model'
import { limitsOf, SERIES_METRIC } from '../../telemetry/capacity/alert-limits.ts'
import { atValue, chartValue } from '../../tree/charts/release.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import type { FleetView } from '../../tree/fleet-view.ts'
import { stacksOf } from '../../tree/monitoring/prometheus.ts'
import { ownerOf } from '../../tree/objects.ts'
import { commandLineOf } from '../../tree/workloads/arguments.ts'
import { ownContainersIn } from '../../tree/workloads/containers.ts'
import type { Location } from '../../values/location.ts'
import { MEBIBYTE, quantityOf } from '../../values/quantity.ts'
import type { Rule } from '../rule/rule.ts'

export const requireMemoryForSeries: Rule = {
  id: 'require-memory-for-series',
  // A budget is what a cluster may have, and not what it has.
  severity: 'warning',
  summary:
    'The memory of Prometheus, or of each Receive of Thanos, holds the series that the clusters’ budgets allow, at 3 KiB each.',
  rationale:
    'An alert fires when a cluster has more series than its budget. Where the store has no memory for the budgets, the kernel kills it before, and the metrics of all clusters end.',
  fix: 'Raise the memory limit of the store, or lower the budgets that the alerts state.',
  needs: 'hub',
  check: (fleet, report) => {
    for (const { owner, location, memory, series } of storesIn(fleet)) {
      const least = leastMemoryForSeries(series)
      if (memory === undefined || least <= memory) continue
      report({
        location,
        message: `${owner} has ${inMebibytes(memory)} of memory, and the budgets allow it ${Math.ceil(series)} series, which take ${inMebibytes(least)}`,
        impact:
          'the kernel kills it before an alert on a budget fires, and metrics of all clusters are missing',
        fix: `raise the limit to ${inMebibytes(2 * least)}, half of it for queries, or lower the budgets`,
      })
    }
  },
}

interface StoreOfSeries {
  readonly owner: string
  readonly location: Location
  /** Its limit, in bytes; absent where the tree states none. */
  readonly memory: number | undefined
  /** Those that the budgets allow it. */
  readonly series: number
}

/** Where there is a Receive, it has the series of all clusters, and a Prometheus those of its own. */
const storesIn = (fleet: FleetView): readonly StoreOfSeries[] => {
  const budgets = limitsOf(fleet, SERIES_METRIC)
  const seriesOf = (clusters: readonly ClusterView[]): number =>
    clusters.reduce((sum, { name }) => sum + (budgets(name)?.limit ?? 0), 0)
  const all = seriesOf(fleet.clusters)
  const receives = fleet.clusters.flatMap((cluster) => receivesOf(cluster, all))
  return [
    ...receives,
    ...fleet.clusters.flatMap((cluster) =>
      prometheusesOf(cluster, receives.length > 0 ? seriesOf([cluster]) : all),
    ),
  ]
}

const MEMORY = ['prometheus', 'prometheusSpec', 'resources', 'limits', 'memory'] as const

/** Those that take the metrics of other clusters. */
const prometheusesOf = (cluster: ClusterView, series: number): readonly StoreOfSeries[] =>
  stacksOf(cluster).map((release) => ({
    owner: `Prometheus of ${ownerOf(release)}`,
    location: atValue(release, ...MEMORY),
    memory: quantityOf(chartValue(release, ...MEMORY)),
    series,
  }))

/** A Receive that only routes has no series. */
const receivesOf = (cluster: ClusterView, all: number): readonly StoreOfSeries[] =>
  ownContainersIn(cluster).flatMap(({ container, pods, location }) => {
    const { flags, words } = commandLineOf(container, ['receive'])
    const valueOf = (flag: string) => flags.find(({ name }) => name === flag)?.value
    if (!words.includes('receive') || valueOf('receive.local-endpoint') === undefined) return []
    const replicas = Math.max(1, pods.rollout.replicas ?? 1)
    const copies = Number(valueOf('receive.replication-factor') ?? 1)
    return [
      {
        owner: `Receive of ${pods.owner}`,
        location: location('resources', 'limits', 'memory'),
        memory: quantityOf(container.resources?.limits?.['memory']),
        series: (all * Math.min(copies, replicas)) / replicas,
      },
    ]
  })

const inMebibytes = (count: number): string => `${Math.ceil(count / MEBIBYTE)}Mi`
