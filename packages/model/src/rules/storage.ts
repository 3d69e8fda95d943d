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
  check: ({
    hub: {
      loki,
      logs: { store },
    },
    clusters,
  }) => {
    if (store !== 'loki' || loki.objectStorage) return []
    const logs = logsOfAll(clusters, loki)
    const days = (bytes(loki.volume) * COMPRESSION) / logs
    const wanted = seconds(loki.retention) / SECONDS_A_DAY
    if (days >= wanted) return []
    return [
      {
        path: ['hub', 'loki', 'volume'],
        message: `hub.loki.volume ${loki.volume} holds about ${inDays(days)} of logs, and hub.loki.retention is ${loki.retention}: the clusters write about ${inMebibytes(logs)} a day`,
        impact: 'Loki deletes by time alone: its volume, or the disk of its node, fills, and Loki stops',
        fix: `enlarge the volume to about ${inGibibytes((logs / COMPRESSION) * wanted)}, shorten the retention, or ${CORRECT_THE_ESTIMATE}`,
      },
    ]
  },
}

/** Its write-ahead log is not compressed. It grows while the bucket is out of reach, which may last a day. */
export const requireVolumeForUpload: InventoryRule = {
  id: 'require-volume-for-upload',
  severity: 'warning',
  summary: 'The volume of a Loki with object storage holds the lines that the clusters write in a day.',
  rationale:
    'Lines are in the write-ahead log on the volume until they are in the bucket. Where the volume is full, Loki goes on without that log.',
  check: ({ hub: { loki }, clusters }) => {
    const logs = logsOfAll(clusters, loki)
    if (!loki.objectStorage || bytes(loki.volume) >= logs) return []
    return [
      {
        path: ['hub', 'loki', 'volume'],
        message: `hub.loki.volume ${loki.volume} holds the lines of about ${inDays(bytes(loki.volume) / logs)}: the clusters write about ${inMebibytes(logs)} a day`,
        impact:
          'while the bucket is out of reach the volume fills, and a crash then loses the lines that are not in the bucket',
        fix: `enlarge the volume to about ${inGibibytes(logs)}, or ${CORRECT_THE_ESTIMATE}`,
      },
    ]
  },
}

export const requireLaterObjectStorage: InventoryRule = {
  id: 'require-later-object-storage',
  summary: '`from` of `hub.loki.objectStorage` is later than `hub.loki.schemaFrom`.',
  rationale: 'Loki needs its periods in the order of their days, and does not start otherwise.',
  check: ({ hub: { loki } }) => {
    const from = loki.objectStorage?.from
    if (from === undefined || from > loki.schemaFrom) return []
    return [
      {
        path: ['hub', 'loki', 'objectStorage', 'from'],
        message: `logs go to the bucket from ${from}, and hub.loki.schemaFrom begins no earlier, on ${loki.schemaFrom}`,
        impact: 'Loki does not start',
        fix: 'write the day after Flux applies it, or remove from where no logs are stored on the volume',
      },
    ]
  },
}

export const requireTlsForObjectStorage: InventoryRule = {
  id: 'require-tls-for-object-storage',
  severity: 'warning',
  summary: 'Loki reaches a bucket outside of its cluster by HTTPS.',
  rationale: 'By plain HTTP everybody on the way reads the logs of all clusters, and may change them.',
  check: ({ hub: { loki } }) => {
    const endpoint = loki.objectStorage?.endpoint
    if (endpoint === undefined || !endpoint.startsWith('http://') || isInCluster(endpoint)) return []
    return [
      {
        path: ['hub', 'loki', 'objectStorage', 'endpoint'],
        message: `Loki reaches its bucket at ${endpoint}, without TLS`,
        impact: 'everybody on the way reads the logs of all clusters, and may change them',
        fix: 'write https://, with a certificate of an authority that Loki’s image trusts',
      },
    ]
  },
}

const isInCluster = (endpoint: string): boolean =>
  /\.svc(\.cluster\.local)?$/.test(new URL(endpoint).hostname)

const CORRECT_THE_ESTIMATE =
  'correct the estimate: `logsPerDay` of hub.loki or of a cluster states what `sum by (cluster) (bytes_over_time({cluster=~".+"}[1d]))` shows'

type LogEstimate = Pick<Cluster, 'logsPerDay'>

/** The bytes that all clusters write to their logs in a day. */
const logsOfAll = (clusters: Readonly<Record<string, Cluster>>, ofEach: LogEstimate): number =>
  Object.values(clusters).reduce((sum, cluster) => sum + logsPerDay(cluster, ofEach), 0)

const logsPerDay = (cluster: Cluster, { logsPerDay: ofEach }: LogEstimate): number => {
  const stated = cluster.logsPerDay ?? ofEach
  return stated === undefined ? LOGS_OF_A_NODE * nodeCount(cluster) : bytes(stated)
}

const inDays = (days: number): string =>
  days < 2 ? `${Math.round(days * 24)} hours` : `${Math.floor(days)} days`

const inMebibytes = (count: number): string => `${Math.ceil(count / 2 ** 20)}Mi`

const inGibibytes = (count: number): string => `${Math.ceil(count / 2 ** 30)}Gi`
