import { COLLECTOR_LOSSES } from '@fleet/model'
import type { Runbook } from '../runbook.ts'
import { collectorLog } from './collector-log.ts'
import { lossesOf, memory, queueOf } from './collector-metrics.ts'
import { bytesByNamespace } from './log-look.ts'

const collectorRefusesLogs: Runbook = {
  meaning:
    'The collector cannot put lines into the queue on its disk: the disk is full, or the queue itself. It reads no further in the files.',
  impact:
    'Lines wait in the files of the node until these rotate. What the collector sends at this moment is lost if it is restarted.',
  dashboard: 'fleet-telemetry',
  look: [
    lossesOf(COLLECTOR_LOSSES.logsWithoutRoom, 'lines'),
    queueOf('logs'),
    collectorLog('What it says of its disk and its queue', 'no space left|queue is full'),
    {
      shows: 'The room on the node, on the node itself',
      commands: ['df -h /var/lib/otelcol', 'du -xsh /var/log/pods /var/lib/rancher/k3s'],
    },
  ],
  remedies: [
    {
      found: 'the disk is full',
      fix: 'make room before the collector is restarted: `k3s crictl rmi --prune` on the node removes images that no container uses.',
    },
    {
      found: 'the queue is full, and the disk has room',
      fix: 'the hub does not take lines: follow `CollectorQueueFilling`.',
    },
  ],
}

const collectorLosesLogs: Runbook = {
  meaning: 'Loki refused lines of the collector for good, and the collector dropped them.',
  impact: 'These lines are on the node alone, until its files rotate. Loki has a gap that nothing fills.',
  dashboard: 'fleet-telemetry',
  look: [
    lossesOf(COLLECTOR_LOSSES.logsRefused, 'lines'),
    collectorLog('With which answer Loki refused them', 'Exporting failed'),
    {
      shows: 'What Loki counts as discarded, with the reason',
      commands: [
        'kubectl --context HUB get --raw /api/v1/namespaces/monitoring/services/loki:3100/proxy/metrics | grep loki_discarded',
      ],
    },
  ],
  remedies: [
    {
      found: 'the reason is `greater_than_max_sample_age` or `too_far_behind`',
      fix: 'the lines waited longer than Loki keeps them, `hub.loki.retention`, or the clock of the node is behind: `timedatectl` there shows it.',
    },
    {
      found: 'the reason is `too_far_in_future`',
      fix: 'the clock of the node is ahead. What it sends is taken again once the clock is set.',
    },
    {
      found: 'the reason names labels or structured metadata',
      fix: 'lines have more of them than Loki’s limits permit: raise the limit that the log names, by `values.loki`.',
    },
    {
      found: 'the answer is 413',
      fix: 'a request is larger than the gateway takes: look for a program that writes very long lines.',
    },
  ],
}

const collectorRefusesMetrics: Runbook = {
  meaning:
    'The collector is at its memory limit, and drops what it scrapes. Usually its queue holds what the hub does not take.',
  impact: 'The dropped samples are lost: panels have gaps that nothing fills.',
  dashboard: 'fleet-telemetry',
  look: [
    lossesOf(COLLECTOR_LOSSES.metricsWithoutRoom, 'samples'),
    memory,
    queueOf('metrics'),
    collectorLog('Why the hub does not take them', 'Exporting failed|failed to send WriteRequest|memory'),
  ],
  remedies: [
    {
      found: 'the queue is full as well',
      fix: 'the hub does not take samples: follow `CollectorQueueFilling`. The queue is sized by `telemetry.longestOutage`.',
    },
    {
      found: 'the queue is empty',
      fix: 'the collector scrapes more than it has memory for: `ClusterSeriesOverBudget` says which job has the series. Drop some, or give the spoke more collectors by `scrapers`.',
    },
  ],
}

const collectorLosesMetrics: Runbook = {
  meaning:
    'Prometheus refused samples of the collector for good, and the collector dropped the whole request with them.',
  impact: 'The dropped samples are lost: panels have gaps that nothing fills.',
  dashboard: 'fleet-telemetry',
  look: [
    lossesOf(COLLECTOR_LOSSES.metricsRefused, 'samples'),
    collectorLog('With which answer Prometheus refused them', 'Exporting failed|failed to send WriteRequest'),
    {
      shows: 'How many samples Prometheus refused as too old within 15 minutes',
      promql: 'increase(prometheus_tsdb_too_old_samples_total{job="kube-prometheus-stack-prometheus"}[15m])',
    },
    {
      shows: 'What Prometheus says of it',
      commands: [
        "kubectl --context HUB --namespace monitoring logs statefulset/prometheus-kube-prometheus-stack-prometheus --container prometheus --since=15m | grep -i 'remote write'",
      ],
    },
  ],
  remedies: [
    {
      found: 'samples are too old',
      fix: 'the clock of the node is wrong, or the outage was longer than `telemetry.longestOutage`: `timedatectl` on the node shows the clock.',
    },
    {
      found: 'samples are out of order or scraped twice',
      fix: 'two collectors scrape the same target: look for one that somebody added beside those of the tree.',
    },
    {
      found: 'the answer is 404',
      fix: 'the receiver of remote write is off in Prometheus: `flux reconcile helmrelease kube-prometheus-stack --namespace monitoring --force --context HUB`.',
    },
  ],
}

const queues: Pick<Runbook, 'dashboard' | 'look' | 'remedies'> = {
  dashboard: 'fleet-telemetry',
  look: [
    queueOf('metrics'),
    queueOf('logs'),
    collectorLog('Why the hub does not take what it sends', 'Exporting failed|failed to send WriteRequest'),
    {
      shows: 'Whether the stores of the hub run, and have CPU and memory',
      commands: [
        'kubectl --context HUB --namespace monitoring get pods --output wide',
        'kubectl --context HUB --namespace monitoring top pods --containers --sort-by=memory',
      ],
    },
    bytesByNamespace('Which namespaces write most, in bytes per second'),
  ],
  remedies: [
    {
      found: 'a store is down or restarts',
      fix: 'describe its pod: a full volume and too little memory are the usual causes. Once it runs, the queues empty by themselves.',
    },
    {
      found: 'the collector logs 429',
      fix: 'Loki limits the rate, and nothing is lost: have the program that writes most write less, or raise the limits by `values.loki`.',
    },
    {
      found: 'the collector logs a timeout',
      fix: 'the way is down or slow: `tailscale ping` from a node of the cluster to that of the hub.',
    },
    {
      found: 'the store takes everything, and the queue grows all the same',
      fix: 'more is sent than fits through: look for the program that writes most, or the job with the most series.',
    },
  ],
}

const collectorQueueFilling: Runbook = {
  ...queues,
  meaning: 'A queue of the collector has been more than half full for ten minutes.',
  impact: 'Nothing is lost yet. Once it is full, lines wait in the files of the node, and samples are lost.',
}

const collectorQueueFullSoon: Runbook = {
  ...queues,
  meaning: 'At the pace of the last quarter of an hour, a queue of the collector is full within an hour.',
  impact: 'Once it is full, lines wait in the files of the node, and samples are lost.',
}

export const LOSS_RUNBOOKS = {
  CollectorRefusesLogs: collectorRefusesLogs,
  CollectorLosesLogs: collectorLosesLogs,
  CollectorRefusesMetrics: collectorRefusesMetrics,
  CollectorLosesMetrics: collectorLosesMetrics,
  CollectorQueueFilling: collectorQueueFilling,
  CollectorQueueFullSoon: collectorQueueFullSoon,
} as const satisfies Readonly<Record<string, Runbook>>
