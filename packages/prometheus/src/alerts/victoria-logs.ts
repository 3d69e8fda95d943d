import { victoriaLogsCopies, type Fleet, type VictoriaLogs } from '@fleet/model'
import type { Alert } from './alert.ts'
import { risenWithin } from './risen-within.ts'

/** The alerts on each copy of VictoriaLogs, of a fleet that has it. It acknowledges what it drops, so that no collector counts it as lost. */
export const victoriaLogsAlerts = (fleet: Fleet): readonly Alert[] => {
  const { cluster } = fleet.hub
  return victoriaLogsCopies(fleet).flatMap((copy) => [
    ...onStorage(copy.storage.name),
    storageAway(cluster, copy),
    ...selectAway(cluster, copy),
  ])
}

/** The share of its disk that is free: below 10 MB it takes no more lines. */
const LEAST_FREE = 0.05

const onStorage = (job: string): readonly Alert[] => {
  const of = (metric: string): string => `${metric}{job="${job}"}`
  return [
    {
      alert: 'LogsDropped',
      expr: risenWithin(of('vl_rows_dropped_total'), 'cluster, pod, reason'),
      for: '0s',
      severity: 'critical',
      summary: '{{ $labels.pod }} of {{ $labels.cluster }} drops lines that it has acknowledged',
      description:
        'The reason is {{ $labels.reason }}: with a timestamp the clock of a node is wrong, or the lines are older than the retention. The log of the pod shows some of the lines.',
    },
    {
      alert: 'LogsTooLong',
      // Each of its lines of log stands for one or more that it dropped within five seconds.
      expr: risenWithin(
        `vm_log_messages_total{job="${job}", level="warn", location=~".*/log_rows.go:.*"}`,
        'cluster, pod',
      ),
      for: '0s',
      severity: 'critical',
      summary: '{{ $labels.pod }} of {{ $labels.cluster }} drops lines that are too large',
      description:
        'A line is longer than 2 MB, or has too many fields or too long names of fields. It is acknowledged, and not stored: the log of the pod shows how it begins.',
    },
    {
      alert: 'LogsStoreReadOnly',
      expr: `max by (cluster, pod) (${of('vl_storage_is_read_only')}) == 1`,
      for: '5m',
      severity: 'critical',
      summary: '{{ $labels.pod }} of {{ $labels.cluster }} takes no lines, for its disk is full',
      description:
        'It answers pushes with 429, and collectors keep what they send in their queues. Lower the retention or enlarge the volume.',
    },
    {
      alert: 'LogsVolumeFilling',
      expr: `min by (cluster, pod) (${of('vl_free_disk_space_bytes')} / ${of('vl_total_disk_space_bytes')}) < ${LEAST_FREE}`,
      for: '30m',
      severity: 'warning',
      summary:
        'The disk of {{ $labels.pod }} of {{ $labels.cluster }} has {{ $value | humanizePercentage }} left',
      description:
        'VictoriaLogs deletes its oldest days at `retentionSize`, but never the last two. Either these need more, or something else fills the disk.',
    },
  ]
}

const storageAway = (cluster: string, { name, storage, storageNodes, ...store }: VictoriaLogs): Alert => ({
  ...away(cluster, storage.name, storageNodes),
  severity: 'critical',
  summary: `${name} of ${cluster} has fewer than its ${storageNodes} pods that store lines`,
  description: meanwhile(cluster, store),
})

/** What happens while a pod that stores lines is away. Each text names the cluster, as the expression does. */
const meanwhile = (
  cluster: string,
  { settings, isCluster }: Pick<VictoriaLogs, 'settings' | 'isCluster'>,
): string => {
  if (settings.copies > 1)
    return `The other copy in ${cluster} answers queries. The relay keeps lines for this one in its queue, where the others of this one do not take them.`
  return isCluster
    ? `Queries to ${cluster} answer 502 while one is away, for a part must not look like the whole. The others take all new lines.`
    : `${cluster} stores no line, and answers no query about logs. Collectors keep lines in their queues.`
}

const selectAway = (
  cluster: string,
  { name, select, selectPods, isCluster }: VictoriaLogs,
): readonly Alert[] => {
  if (!isCluster) return []
  return [
    {
      ...away(cluster, select.name, selectPods),
      severity: 'warning',
      summary: `${name} of ${cluster} has fewer than its ${selectPods} pods that answer queries`,
      description: `${cluster} stores lines all the same. Once none is left, it answers no query about logs.`,
    },
  ]
}

/** One that is gone has no series at all. */
const away = (cluster: string, job: string, pods: number): Pick<Alert, 'alert' | 'expr' | 'for'> => {
  const series = `up{cluster="${cluster}", job="${job}"}`
  return {
    alert: 'LogsStoreAway',
    expr: [`sum by (cluster, job) (${series}) < ${pods}`, `or absent_over_time(${series}[10m])`].join('\n'),
    for: '10m',
  }
}
