import { logsLoad, metricsLoad, SECONDS_A_DAY } from '../capacity/load.ts'
import { lokiNeeds } from '../capacity/log-stores.ts'
import { blocksNeed } from '../capacity/prometheus.ts'
import { seconds } from '../scalars/durations.ts'
import { bytes } from '../scalars/quantities.ts'
import { inDays, inGibibytes, inMebibytes } from './amounts.ts'
import type { InventoryPath, InventoryRule, Violation } from './inventory-rule.ts'

/** The load is an estimate, as in all warnings here: packages/model/src/capacity. */
export const requireSizeForRetention: InventoryRule = {
  id: 'require-size-for-retention',
  severity: 'warning',
  summary:
    'The size that Prometheus keeps holds the samples of its retention, by the series budgets of all clusters.',
  rationale:
    'Otherwise it deletes the oldest samples by size, and a panel of the whole retention has a gap at its start.',
  check: (fleet) => {
    const { prometheus, metrics } = fleet.hub
    if (metrics.store !== 'prometheus') return []
    const load = metricsLoad(fleet)
    const wanted = blocksNeed(load, seconds(prometheus.retention))
    const size = bytes(prometheus.retentionSize)
    if (wanted <= size) return []
    const days = size / blocksNeed(load, SECONDS_A_DAY)
    return [
      {
        path: ['hub', 'prometheus', 'retention'],
        message: `hub.prometheus.retention ${prometheus.retention} is never reached: with the ${load.series} series of the clusters’ budgets, hub.prometheus.retentionSize ${prometheus.retentionSize} holds about ${inDays(days)}`,
        impact: 'Prometheus deletes the oldest samples by size, long before their time',
        fix: `raise retentionSize to about ${inGibibytes(wanted)} and the volume with it, shorten the retention, or lower the budgets`,
      },
    ]
  },
}

export const requireVolumeForLogs: InventoryRule = {
  id: 'require-volume-for-logs',
  severity: 'warning',
  summary: 'The volume of Loki holds the lines of its retention, by what the clusters write in a day.',
  rationale: 'Loki deletes by time alone. Its volume, or the disk of its node, fills, and Loki stops.',
  check: (fleet) => {
    const { loki, logs } = fleet.hub
    if (logs.store !== 'loki' || loki.objectStorage) return []
    const load = logsLoad(fleet)
    const wanted = lokiNeeds(load, seconds(loki.retention), false).disk
    const size = bytes(loki.volume)
    if (wanted <= size) return []
    const days = size / lokiNeeds(load, SECONDS_A_DAY, false).disk
    return [
      {
        path: ['hub', 'loki', 'volume'],
        message: `hub.loki.volume ${loki.volume} holds about ${inDays(days)} of logs, and hub.loki.retention is ${loki.retention}: the clusters write about ${inMebibytes(load.bytesPerDay)} a day`,
        impact: 'Loki deletes by time alone: its volume, or the disk of its node, fills, and Loki stops',
        fix: `enlarge the volume to about ${inGibibytes(wanted)}, shorten the retention, or ${CORRECT_THE_ESTIMATE}`,
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
  check: (fleet) => {
    const { loki, logs } = fleet.hub
    if (logs.store !== 'loki' || !loki.objectStorage) return []
    // Each of several ingesters has at most all lines.
    const wanted = lokiNeeds(logsLoad(fleet), seconds(loki.retention), true).disk
    const size = bytes(loki.volume)
    if (wanted <= size) return []
    return [
      {
        path: ['hub', 'loki', 'volume'],
        message: `hub.loki.volume ${loki.volume} holds the lines of about ${inDays(size / wanted)}: the clusters write about ${inMebibytes(wanted)} a day`,
        impact:
          'while the bucket is out of reach the volume fills, and a crash then loses the lines that are not in the bucket',
        fix: `enlarge the volume to about ${inGibibytes(wanted)}, or ${CORRECT_THE_ESTIMATE}`,
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
  summary: 'The stores reach a bucket outside of their cluster by HTTPS.',
  rationale:
    'By plain HTTP everybody on the way reads the logs or metrics of all clusters, and may change them.',
  check: ({ hub: { loki, metrics } }) => [
    ...overPlainHttp('Loki', 'logs', ['hub', 'loki', 'objectStorage'], loki.objectStorage),
    ...(metrics.store === 'thanos'
      ? overPlainHttp('Thanos', 'metrics', ['hub', 'metrics', 'objectStorage'], metrics.objectStorage)
      : []),
  ],
}

const overPlainHttp = (
  store: string,
  data: string,
  path: InventoryPath,
  bucket: { readonly endpoint: string } | undefined,
): readonly Violation[] => {
  const endpoint = bucket?.endpoint
  if (endpoint === undefined || !endpoint.startsWith('http://') || isInCluster(endpoint)) return []
  return [
    {
      path: [...path, 'endpoint'],
      message: `${store} reaches its bucket at ${endpoint}, without TLS`,
      impact: `everybody on the way reads the ${data} of all clusters, and may change them`,
      fix: `write https://, with a certificate of an authority that ${store}’s image trusts`,
    },
  ]
}

const isInCluster = (endpoint: string): boolean =>
  /\.svc(\.cluster\.local)?$/.test(new URL(endpoint).hostname)

const CORRECT_THE_ESTIMATE =
  'correct the estimate: `logsPerDay` of hub.loki or of a cluster states what `sum by (cluster) (bytes_over_time({cluster=~".+"}[1d]))` shows'
