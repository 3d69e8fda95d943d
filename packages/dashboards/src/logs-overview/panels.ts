import { podLogsLink } from '../links.ts'
import { errorShare } from '../panels/error-share.ts'
import { linesByLevel } from '../panels/log-levels.ts'
import { stat } from '../panels/stat.ts'
import { table } from '../panels/table.ts'
import { NONE_EXPECTED } from '../panels/thresholds.ts'
import { stackedBars } from '../panels/time-series.ts'
import { logs } from '../queries/logs.ts'
import * as queries from './queries.ts'

export const atAGlance = () => [
  stat({
    title: 'Lines per second',
    description: 'How many lines the chosen namespaces wrote, on average over the time shown.',
    unit: 'cps',
    query: queries.linesPerSecond,
  }).span(5),
  stat({
    title: 'Volume per second',
    description: 'How much text that was. It is what Loki’s limits and its disk are measured by.',
    unit: 'binBps',
    query: queries.bytesPerSecond,
  }).span(5),
  errorShare().span(4),
  stat({
    title: 'Clusters reporting',
    description: 'Clusters that sent a line within the last five minutes of the time shown.',
    unit: 'none',
    query: queries.clustersReporting,
  })
    .noValue('0')
    .span(5),
  stat({
    title: 'Lines without a pod',
    description:
      'Lines of the chosen clusters that no pod was found for. They name neither a workload nor a node, and show up under their container’s name: look at the pod association of the cluster’s collector.',
    unit: 'short',
    query: queries.linesWithoutPod,
  })
    .noValue('0')
    .thresholds(NONE_EXPECTED())
    .span(5),
]

export const volume = () => [
  stackedBars({
    title: 'Lines by cluster',
    description: 'A cluster whose bars end has stopped sending.',
    unit: 'short',
    queries: [queries.linesByCluster],
  }),
  stackedBars({
    title: 'Bytes by cluster',
    description: 'The same in bytes, before compression.',
    unit: 'bytes',
    queries: [queries.bytesByCluster],
  }),
  stackedBars({
    title: 'Lines by namespace',
    description: 'Who writes. A click on a bar leads to that namespace’s lines.',
    unit: 'short',
    queries: [queries.linesByNamespace],
  }).dataLinks([podLogsLink('series', { namespace: 'service_namespace' })]),
  linesByLevel(logs()),
]

const LABELS = {
  cluster: 'Cluster',
  service_namespace: 'Namespace',
  service_name: 'Service',
  k8s_deployment_name: 'Deployment',
}

export const loudest = () => [
  table({
    title: 'Most lines',
    description: 'The 25 services that wrote most lines in the time shown.',
    labels: LABELS,
    columns: [{ name: 'Lines', unit: 'short', query: queries.loudestByLines }],
    sortBy: 'Lines',
  })
    .dataLinks([podLogsLink('row', { namespace: 'service_namespace' })])
    .span(12),
  table({
    title: 'Most bytes',
    description:
      'The 25 services that wrote most text in the time shown: where to look when Loki’s disk fills up.',
    labels: LABELS,
    columns: [{ name: 'Bytes', unit: 'bytes', query: queries.loudestByBytes }],
    sortBy: 'Bytes',
  })
    .dataLinks([podLogsLink('row', { namespace: 'service_namespace' })])
    .span(12),
]
