import { SERIES_BUDGET } from '@fleet/model'
import type { Remedy, Runbook } from '../runbook.ts'

const raisedBudget: Remedy = {
  found: 'the series are wanted',
  fix: 'raise `clusters.NAME.seriesBudget` in the inventory, and build: the build checks the memory of Prometheus.',
}

const clusterSeriesOverBudget: Runbook = {
  meaning: 'The cluster has had more active series than its budget for half an hour.',
  impact:
    'The memory of the hub’s Prometheus is sized by all budgets together. Beyond them it is killed, and no cluster has metrics.',
  dashboard: 'fleet-telemetry',
  look: [
    {
      shows: 'Which jobs have the series',
      promql: 'sort_desc(sum by (job) (scrape_samples_post_metric_relabeling{cluster="CLUSTER"}))',
    },
    {
      shows: 'How much of its budget each cluster uses',
      promql: `sum by (cluster) (scrape_samples_post_metric_relabeling) / ${SERIES_BUDGET}`,
    },
    {
      shows: 'Which metrics of a job have most series',
      promql: 'topk(10, count by (__name__) ({cluster="CLUSTER", job="JOB"}))',
    },
    {
      shows: 'The memory of the hub’s Prometheus, in bytes',
      promql: 'process_resident_memory_bytes{job="kube-prometheus-stack-prometheus", container="prometheus"}',
    },
  ],
  remedies: [
    {
      found: 'a scrape of your own brings more than anybody looks at',
      fix: 'keep the metrics that are used: `keep` of the scrape in the inventory.',
    },
    raisedBudget,
  ],
}

const clusterSeriesChurn: Runbook = {
  meaning:
    'The cluster makes more new series in three hours than its budget. Some label has ever new values, such as a path, an address or the name of a pod.',
  impact:
    'Prometheus keeps each series in memory for up to three hours after its last sample: its memory grows though the number of active series does not.',
  dashboard: 'fleet-telemetry',
  look: [
    {
      shows: 'Which jobs make new series',
      promql: 'sort_desc(sum by (job) (sum_over_time(scrape_series_added{cluster="CLUSTER"}[30m])))',
    },
    {
      shows: 'Which metrics of the job have most series',
      promql: 'topk(10, count by (__name__) ({cluster="CLUSTER", job="JOB"}))',
    },
    {
      shows: 'Whether pods start again and again: each has series of its own',
      promql:
        'sum by (namespace, pod) (increase(kube_pod_container_status_restarts_total{cluster="CLUSTER", job="kube-state-metrics"}[1h])) > 0',
    },
  ],
  remedies: [
    {
      found: 'pods or Jobs start all the time',
      fix: 'repair what ends them, or let a CronJob run less often.',
    },
    {
      found: 'one metric has a label of ever new values',
      fix: 'drop the metric: `drop` of the scrape in the inventory.',
    },
    raisedBudget,
  ],
}

const clusterNodeNotListed: Runbook = {
  meaning: 'The cluster has more nodes than the inventory lists.',
  impact:
    'The hub admits the addresses of listed nodes alone: what a collector on another one pushes is refused. Budgets and queues are sized without it.',
  dashboard: 'k8s-multicluster-overview',
  look: [
    {
      shows: 'The nodes that the cluster has',
      promql: 'group by (node) (kube_node_info{cluster="CLUSTER", job="kube-state-metrics"})',
    },
    {
      shows: 'Their addresses',
      commands: ['kubectl --context CONTEXT get nodes --output wide'],
    },
  ],
  remedies: [
    {
      found: 'the node belongs to the cluster',
      fix: 'list it in `clusters.NAME.nodes` of the inventory, with its address and its tailnet address, and build.',
    },
    {
      found: 'a machine was renamed or replaced',
      fix: 'remove what is left of the old one: `kubectl --context CONTEXT delete node NODE`.',
    },
    {
      found: 'nobody knows the node',
      fix: 'drain and delete it, and make a new token for nodes: somebody may have joined it.',
    },
  ],
}

export const CAPACITY_RUNBOOKS = {
  ClusterSeriesOverBudget: clusterSeriesOverBudget,
  ClusterSeriesChurn: clusterSeriesChurn,
  ClusterNodeNotListed: clusterNodeNotListed,
} as const satisfies Readonly<Record<string, Runbook>>
