import { BYTES_OF_A_SAMPLE } from '../contracts/costs.ts'
import { nodeCount, statedIntervals, totalSeries } from '../fleet/topology.ts'
import type { Cluster } from '../fleet/cluster.ts'
import { seconds } from '../scalars/durations.ts'
import { bytes } from '../scalars/quantities.ts'
import type { InventoryRule } from './inventory-rule.ts'

const SECONDS_A_DAY = 24 * 3600

/** The estimate is low: of all intervals it takes the longest. */
export const requireSizeForRetention: InventoryRule = {
  id: 'require-size-for-retention',
  severity: 'warning',
  summary:
    'The size that Prometheus keeps holds the samples of its retention, by the series budgets of all clusters.',
  rationale:
    'Otherwise it deletes the oldest samples by size, and a panel of the whole retention has a gap at its start.',
  check: (fleet) => {
    const { prometheus } = fleet.hub
    const series = totalSeries(fleet)
    const interval = Math.max(...statedIntervals(fleet).map(([, each]) => seconds(each)))
    const perDay = ((series * SECONDS_A_DAY) / interval) * BYTES_OF_A_SAMPLE
    const days = bytes(prometheus.retentionSize) / perDay
    const wanted = seconds(prometheus.retention) / SECONDS_A_DAY
    if (days >= wanted) return []
    return [
      {
        path: ['hub', 'prometheus', 'retention'],
        message: `hub.prometheus.retention ${prometheus.retention} is never reached: with the ${series} series of the clusters’ budgets, hub.prometheus.retentionSize ${prometheus.retentionSize} holds about ${inDays(days)}`,
        impact: 'Prometheus deletes the oldest samples by size, long before their time',
        fix: `raise retentionSize to about ${inGibibytes(perDay * wanted)} and the volume with it, shorten the retention, or lower the budgets`,
      },
    ]
  },
}

/**
 * What the pods of a node write in a day where nobody says: a home server with seven services wrote 950 bytes a second
 * at rest. The collectors' and stores' own lines are about as many.
 */
const LOGS_OF_A_NODE = 80 * 2 ** 20

/** How many bytes of lines Loki keeps in one: its benchmark of snappy has 9 for full chunks, and quiet pods fill none. */
const COMPRESSION = 5

export const requireVolumeForLogs: InventoryRule = {
  id: 'require-volume-for-logs',
  severity: 'warning',
  summary: 'The volume of Loki holds the lines of its retention, by what the clusters write in a day.',
  rationale: 'Loki deletes by time alone. Its volume, or the disk of its node, fills, and Loki stops.',
  check: ({ hub: { loki }, clusters }) => {
    const logs = Object.values(clusters).reduce((sum, cluster) => sum + logsPerDay(cluster, loki), 0)
    const days = (bytes(loki.volume) * COMPRESSION) / logs
    const wanted = seconds(loki.retention) / SECONDS_A_DAY
    if (days >= wanted) return []
    return [
      {
        path: ['hub', 'loki', 'volume'],
        message: `hub.loki.volume ${loki.volume} holds about ${inDays(days)} of logs, and hub.loki.retention is ${loki.retention}: the clusters write about ${inMebibytes(logs)} a day`,
        impact: 'Loki deletes by time alone: its volume, or the disk of its node, fills, and Loki stops',
        fix: `enlarge the volume to about ${inGibibytes((logs / COMPRESSION) * wanted)}, shorten the retention, or correct the estimate: \`logsPerDay\` of hub.loki or of a cluster states what \`sum by (cluster) (bytes_over_time({cluster=~".+"}[1d]))\` shows`,
      },
    ]
  },
}

const logsPerDay = (
  cluster: Cluster,
  { logsPerDay: ofEach }: { readonly logsPerDay?: Cluster['logsPerDay'] },
) => {
  const stated = cluster.logsPerDay ?? ofEach
  return stated === undefined ? LOGS_OF_A_NODE * nodeCount(cluster) : bytes(stated)
}

const inDays = (days: number): string =>
  days < 2 ? `${Math.round(days * 24)} hours` : `${Math.floor(days)} days`

const inMebibytes = (count: number): string => `${Math.ceil(count / 2 ** 20)}Mi`

const inGibibytes = (count: number): string => `${Math.ceil(count / 2 ** 30)}Gi`
