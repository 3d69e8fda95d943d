import { errorsLink, podLogsLink } from '../links.ts'
import { logLines } from '../panels/logs.ts'
import { stat } from '../panels/stat.ts'
import { table } from '../panels/table.ts'
import { stackedBars } from '../panels/time-series.ts'
import { LINES_PER_MINUTE } from '../log-questions/ask.ts'
import type { LogStore } from '../log-questions/log-store.ts'
import * as queries from './queries.ts'

const HEIGHT = 8

export const whenAndWhere = ({ ask }: LogStore) => [
  stat({
    title: 'Hits',
    description: 'Lines that match, in the time shown. Zero: there are lines, and none matches.',
    unit: 'short',
    query: ask(queries.hitCount),
  })
    .span(3)
    .height(HEIGHT),
  stackedBars({
    title: 'Hits by namespace',
    description: 'Who said it, and when. A click on a bar leads to that namespace’s lines or errors.',
    unit: LINES_PER_MINUTE,
    queries: [ask(queries.hitsByNamespace)],
    series: 'many',
  })
    .dataLinks([
      podLogsLink('series', { namespace: 'service_namespace' }),
      errorsLink('series', { namespace: 'service_namespace' }),
    ])
    .span(21)
    .height(HEIGHT),
]

export const byPod = ({ ask }: LogStore) => [
  table({
    title: 'Hits by pod',
    description: 'The 50 pods with most hits. A click leads to all of the pod’s lines.',
    labels: { cluster: 'Cluster', service_namespace: 'Namespace', k8s_pod_name: 'Pod' },
    columns: [{ name: 'Hits', unit: 'short', query: ask(queries.hitsByPod) }],
    sortBy: 'Hits',
    links: { Pod: podLogsLink('row', { namespace: 'service_namespace', pod: 'k8s_pod_name' }) },
  }),
]

export const hits = ({ ask }: LogStore) => [
  logLines({
    title: 'Matching lines',
    description: 'Newest first, each with its cluster, namespace and pod.',
    query: ask(queries.everyHit),
  }),
]
