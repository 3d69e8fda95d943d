import { JOB } from '@fleet/model'
import type { Look, Runbook } from '../runbook.ts'
import { collectorLog, collectorPods } from './collector-log.ts'
import { linesByNamespace } from './log-look.ts'

const clusterMetricsAbsent: Runbook = {
  meaning:
    'Prometheus has had no sample of the cluster for 15 minutes. Either nothing is scraped there, or what is scraped does not reach the hub.',
  impact:
    'Every panel and every other alert about the cluster is empty, which looks like calm. Warnings of the cluster are not sent while this alert fires.',
  dashboard: 'fleet-telemetry',
  look: [
    {
      shows:
        'When the last sample of each job came. All at one moment: the cluster, its collector or the way. One after the other: exporters',
      promql: 'max by (job) (max_over_time(timestamp(up{cluster="CLUSTER"})[1d:5m]))',
    },
    collectorPods,
    collectorLog('Why a push of metrics fails', 'Exporting failed|failed to send WriteRequest'),
    {
      shows: 'Whether the hub takes pushes',
      commands: [
        'kubectl --context HUB --namespace monitoring get services,endpointslices',
        'kubectl --context HUB --namespace monitoring get pods',
      ],
    },
  ],
  remedies: [
    {
      found: 'the API server of the cluster does not answer either',
      fix: 'repair the machine or its network first. Lines wait in the files of its nodes, and arrive later.',
    },
    {
      found: 'the collector logs a timeout or `no route to host`',
      fix: 'on a node of the cluster, `tailscale status` and `tailscale ping` to the node of the hub show whether the tailnet is up. Where it is, the NetworkPolicy of the hub does not admit that node: compare its tailnet address with the inventory.',
    },
    {
      found: 'the collector logs `connection refused`',
      fix: 'the node port of the hub is gone: `flux reconcile kustomization telemetry --with-source --context HUB`.',
    },
    {
      found: 'the collector logs `does not accept this credential`',
      fix: 'compare the Secrets on both sides. Nothing is lost while the queue has room.',
    },
    {
      found: 'a collector is missing or restarts',
      fix: 'describe its pod. After `OOMKilled`, look at the number of series that it scrapes before its limit is raised.',
    },
    {
      found: 'the cluster was taken away on purpose',
      fix: 'remove it from the inventory, and build: the alert goes with it.',
    },
  ],
}

const linesPerSecond = (shows: string, counter: string): Look => ({
  shows,
  promql: `sum by (instance) (rate(${counter}{cluster="CLUSTER", job="${JOB.collector}"}[15m]))`,
})

const clusterLogsAbsent: Runbook = {
  meaning:
    'For 30 minutes the collectors of the cluster have delivered no line to Loki, or their own metrics are missing.',
  impact:
    'What its pods write is not found in Grafana. Lines wait in the files of the nodes, and are lost once these rotate.',
  dashboard: 'k8s-logs-overview',
  look: [
    linesPerSecond('Lines that the collectors read, per second', 'otelcol_receiver_accepted_log_records'),
    linesPerSecond(
      'Lines that they deliver, per second. Less than they read: the way to Loki is broken',
      'otelcol_exporter_sent_log_records',
    ),
    linesByNamespace('Which lines came in the last minutes, by namespace'),
    collectorLog('Why a push of logs fails', 'Exporting failed'),
    {
      shows: 'Whether Loki and its gateway run',
      commands: [
        'kubectl --context HUB --namespace monitoring get pods --selector app.kubernetes.io/name=loki',
      ],
    },
  ],
  remedies: [
    {
      found: 'the metrics of the cluster are absent as well',
      fix: 'follow `ClusterMetricsAbsent`: the cause is the same.',
    },
    {
      found: 'the collector logs 502 or 503',
      fix: 'the gateway answers and Loki does not: look at the log of its pod, and at the room on its volume.',
    },
    {
      found: 'the collector logs 400 or 413',
      fix: 'Loki refuses lines for good: follow `CollectorLosesLogs`.',
    },
    {
      found: 'the collector logs 429',
      fix: 'Loki limits the rate: follow `CollectorQueueFilling`.',
    },
    {
      found: 'no pod of the cluster writes anything',
      fix: 'this alert cannot know that from silence: it ends with the next line.',
    },
  ],
}

const scrapeJobAbsent: Runbook = {
  meaning:
    'A job that had targets within the last day has none any more: its program, its Service or its scrape configuration is gone.',
  impact: 'Panels and alerts on its metrics are empty, which looks like calm.',
  dashboard: 'fleet-telemetry',
  look: [
    {
      shows: 'When its targets answered last',
      promql: 'max by (instance) (max_over_time(timestamp(up{cluster="CLUSTER", job="JOB"})[1d:5m]))',
    },
    collectorLog('What the collector says of its targets', 'Failed to scrape'),
    {
      shows: 'What became of the program and its Service',
      commands: [
        'kubectl --context CONTEXT get services,endpointslices --all-namespaces',
        'kubectl --context CONTEXT get events --all-namespaces --sort-by=.lastTimestamp',
      ],
    },
  ],
  remedies: [
    {
      found: 'it was taken away on purpose',
      fix: 'there is nothing to do: the alert ends by itself, a day after its last sample.',
    },
    {
      found: 'its Service has no endpoint',
      fix: 'the labels of the pods no longer fit, or no pod is ready: describe the pods.',
    },
    {
      found: 'the last commit changed it',
      fix: 'compare what Flux has applied with the tree: `flux get kustomizations --all-namespaces --context CONTEXT`.',
    },
  ],
}

export const ABSENCE_RUNBOOKS = {
  ClusterMetricsAbsent: clusterMetricsAbsent,
  ClusterLogsAbsent: clusterLogsAbsent,
  ScrapeJobAbsent: scrapeJobAbsent,
} as const satisfies Readonly<Record<string, Runbook>>
