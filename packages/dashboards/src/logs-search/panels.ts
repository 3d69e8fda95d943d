import { podLogsLink } from '../links.ts'
import { logLines } from '../panels/logs.ts'
import { stat } from '../panels/stat.ts'
import { table } from '../panels/table.ts'
import { stackedBars } from '../panels/time-series.ts'
import * as queries from './queries.ts'

export const atAGlance = () => [
  stat({
    title: 'Hits',
    description: 'Lines that match, in the time shown.',
    unit: 'short',
    query: queries.hitCount,
  }).noValue('0'),
  stat({
    title: 'Clusters with hits',
    description: 'How many of the chosen clusters have a line that matches.',
    unit: 'none',
    query: queries.clustersWithHits,
  }).noValue('0'),
]

export const volume = () => [
  stackedBars({
    title: 'Hits by cluster',
    description: 'When each cluster said it.',
    unit: 'short',
    queries: [queries.hitsByCluster],
  }),
  stackedBars({
    title: 'Hits by namespace',
    description: 'Who said it. A click on a bar leads to that namespace’s lines.',
    unit: 'short',
    queries: [queries.hitsByNamespace],
  }).dataLinks([podLogsLink('series', { namespace: 'service_namespace' })]),
]

export const hits = () => [
  logLines({
    title: 'Lines',
    description: 'The lines that match, newest first.',
    query: queries.everyHit,
  }),
  table({
    title: 'Hits by pod',
    description: 'The 50 pods with most hits. A click leads to all of the pod’s lines.',
    labels: { cluster: 'Cluster', service_namespace: 'Namespace', k8s_pod_name: 'Pod' },
    columns: [{ name: 'Hits', unit: 'short', query: queries.hitsByPod }],
    sortBy: 'Hits',
  }).dataLinks([podLogsLink('row', { namespace: 'service_namespace', pod: 'k8s_pod_name' })]),
]
