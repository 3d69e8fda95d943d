import { VICTORIA_LOGS } from '@fleet/model'
import type { Look, Runbook } from '../runbook.ts'

/** Of one process, and of the storage nodes of a cluster. */
const STORAGE = `job=~"${VICTORIA_LOGS}(-storage)?"`

const logOfPod = (shows: string, pattern: string): Look => ({
  shows,
  commands: [`kubectl --context HUB --namespace monitoring logs POD --since=1h | grep -E '${pattern}'`],
})

const freeDisk: Look = {
  shows: 'The free share of the disk of each pod, in per cent',
  promql: `100 * min by (pod) (vl_free_disk_space_bytes{${STORAGE}} / vl_total_disk_space_bytes{${STORAGE}})`,
}

const ownData: Look = {
  shows: 'What VictoriaLogs itself has there, in bytes. The rest of the disk is of other programs',
  promql: `sum by (pod) (vl_data_size_bytes{${STORAGE}})`,
}

const pods: Look = {
  shows: 'Where the pods run, and why one does not',
  commands: [
    `kubectl --context HUB --namespace monitoring get pods --output wide | grep ${VICTORIA_LOGS}`,
    'kubectl --context HUB --namespace monitoring get events --sort-by=.lastTimestamp',
  ],
}

const logsDropped: Runbook = {
  meaning: 'VictoriaLogs acknowledged lines within the last 15 minutes, and did not store them.',
  impact: 'These lines are lost: their collector counts them as delivered, and no query finds them.',
  dashboard: 'k8s-logs-overview',
  look: [
    {
      shows: 'Why each pod drops lines, and how many in a second',
      promql: `sum by (pod, reason) (rate(vl_rows_dropped_total{${STORAGE}}[15m]))`,
    },
    logOfPod(
      'Some of the lines, with the cluster and the node that they came from',
      'skipping log entry|dropping log line',
    ),
  ],
  remedies: [
    {
      found: 'the reason is `too_big_timestamp`',
      fix: 'the clock of that node is more than two days ahead, or a program writes its lines with such a time: set the clock right, by NTP.',
    },
    {
      found: 'the reason is `too_small_timestamp`, and the node has the right time',
      fix: 'the lines are older than `hub.logs.retention`: a cluster was out of reach for so long, or a file of old lines was read.',
    },
    {
      found: 'the reason is `too_small_timestamp`, and the clock of the node is behind',
      fix: 'set the clock right, by NTP.',
    },
    {
      found: 'the reason is `too_many_fields`',
      fix: 'one line has more than 1,000 attributes: its program makes one of each value.',
    },
  ],
}

const logsTooLong: Runbook = {
  meaning: 'VictoriaLogs acknowledged lines that are too large for it, and did not store them.',
  impact: 'These lines are lost. The node has them until its files rotate.',
  dashboard: 'k8s-logs-overview',
  look: [
    logOfPod('How the lines begin, and which program writes them', 'ignoring'),
    {
      shows: 'For each pod, messages about such lines in a second: at most one each five seconds',
      promql: `sum by (pod) (rate(vm_log_messages_total{${STORAGE}, level="warn", location=~".*/log_rows.go:.*"}[15m]))`,
    },
  ],
  remedies: [
    {
      found: 'a line is longer than 2 MB',
      fix: 'let the program write less, or write it elsewhere: VictoriaLogs has no setting for it.',
    },
    {
      found: 'the name of a field is too long, or there are too many',
      fix: 'the program makes names of values: let it put them into the text of the line.',
    },
  ],
}

const logsStoreReadOnly: Runbook = {
  meaning:
    'The disk of a pod of VictoriaLogs has less than 10 MB left. It answers queries, and takes no lines.',
  impact:
    'Pushes are answered with 429. Lines wait in the queues of the collectors, and are lost once these are full and the files of the nodes rotate.',
  dashboard: 'fleet-telemetry',
  look: [freeDisk, ownData],
  remedies: [
    {
      found: 'its own data fill the disk',
      fix: 'lower `hub.logs.retentionSize` or `hub.logs.retention`, and build. The last two days stay: where these alone are too large, enlarge the volume, as `docs/volume-sizes.md` says.',
    },
    {
      found: 'other programs fill the disk, which a volume of local-path shares with the node',
      fix: 'make room on the node: `kubectl --context HUB describe nodes` says which have pressure on their disk.',
    },
  ],
}

const logsVolumeFilling: Runbook = {
  meaning: 'The disk of a pod of VictoriaLogs has had less than 5 % left for half an hour.',
  impact: 'Below 10 MB it takes no more lines, and merges of its files fail before that.',
  dashboard: 'fleet-telemetry',
  look: [freeDisk, ownData],
  remedies: logsStoreReadOnly.remedies,
}

const logsStoreAway: Runbook = {
  meaning: 'For ten minutes fewer pods of VictoriaLogs answer than the inventory has.',
  impact:
    'Without a storage node queries answer 502, and the others take all lines. Without the only process no line is stored, and collectors keep them. Without a pod that answers queries the other one does.',
  dashboard: 'fleet-telemetry',
  look: [
    {
      shows: 'Which pods answer',
      promql: `min by (job, pod) (up{job=~"${VICTORIA_LOGS}.*"})`,
    },
    pods,
    {
      shows: 'Which storage nodes the pods for queries do not reach, in failed requests a second',
      promql: `sum by (addr) (rate(vl_select_remote_send_errors_total{job="${VICTORIA_LOGS}-select"}[5m]))`,
    },
  ],
  remedies: [
    {
      found: 'a node is gone',
      fix: 'bring it back: the volume of its storage node is there, with its lines.',
    },
    {
      found: 'a pod is killed for its memory',
      fix: 'raise `hub.logs.resources`: `pnpm build --capacity` shows what the load takes. A query over many days takes more.',
    },
    {
      found: 'a pod is pending',
      fix: 'describe it: its volume may be bound to a node that is full or gone.',
    },
    {
      found: 'all pods run, and none is scraped',
      fix: 'look at the targets of Prometheus: the PodMonitor or the NetworkPolicy no longer fits.',
    },
  ],
}

export const VICTORIA_LOGS_RUNBOOKS = {
  LogsDropped: logsDropped,
  LogsTooLong: logsTooLong,
  LogsStoreReadOnly: logsStoreReadOnly,
  LogsVolumeFilling: logsVolumeFilling,
  LogsStoreAway: logsStoreAway,
} as const satisfies Readonly<Record<string, Runbook>>
