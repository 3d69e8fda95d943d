import { errorsLink, podLogsLink, searchLink } from '../links.ts'
import { errorShare } from '../panels/error-share.ts'
import { linesByLevel } from '../panels/log-levels.ts'
import { stat } from '../panels/stat.ts'
import { table } from '../panels/table.ts'
import { colours, NONE_EXPECTED } from '../panels/thresholds.ts'
import { stackedBars } from '../panels/time-series.ts'
import { LINES_PER_MINUTE, logs } from '../log-questions/ask.ts'
import type { LogStore } from '../log-questions/log-store.ts'
import * as queries from './queries.ts'

export const atAGlance = (store: LogStore) => [
  stat({
    title: 'Sending now',
    description:
      'What each cluster sent in the last five minutes of the time shown. At zero it has stopped sending.',
    unit: LINES_PER_MINUTE,
    query: store.ask(queries.linesOfLastMinutes),
  })
    // A single line in five minutes is 0.2 a minute.
    .thresholds(colours('red', [0.1, 'green']))
    // Names beside numbers would leave room for neither.
    .wideLayout(false)
    .span(12),
  stat({
    title: 'Volume',
    description: `How much text the chosen namespaces wrote, on average over the time shown. It is what ${store.name}’s limits and its disk are measured by.`,
    unit: 'binBps',
    query: store.ask(queries.volume),
  }).span(4),
  errorShare(store).span(4),
  stat({
    title: 'Lines without a pod',
    description:
      'Lines of the chosen clusters that no pod was found for. They name neither a workload nor a node, and show up under their container’s name: look at the pod association of the cluster’s collector.',
    unit: 'short',
    query: store.ask(queries.linesWithoutPod),
  })
    .thresholds(NONE_EXPECTED())
    .span(4),
]

export const overTime = (store: LogStore) => [
  stackedBars({
    title: 'Lines by cluster',
    description: 'A cluster whose bars end has stopped sending.',
    unit: LINES_PER_MINUTE,
    queries: [store.ask(queries.linesByCluster)],
  }),
  stackedBars({
    title: 'Volume by cluster',
    description: 'The same in bytes, before compression.',
    unit: 'binBps',
    queries: [store.ask(queries.bytesByCluster)],
  }),
  stackedBars({
    title: 'Lines by namespace',
    description: 'Who writes. A click on a bar leads to that namespace’s lines or errors.',
    unit: LINES_PER_MINUTE,
    queries: [store.ask(queries.linesByNamespace)],
    series: 'many',
  }).dataLinks([
    podLogsLink('series', { namespace: 'service_namespace' }),
    errorsLink('series', { namespace: 'service_namespace' }),
  ]),
  linesByLevel(store, logs()).dataLinks([searchLink('series', { level: 'detected_level' })]),
]

export const loudest = ({ name, ask }: LogStore) => [
  table({
    title: 'Loudest services',
    description: `The services that wrote most text in the time shown: where to look when ${name}’s disk fills up. A click on a namespace leads to its errors, on a service to its namespace’s lines.`,
    labels: { cluster: 'Cluster', service_namespace: 'Namespace', service_name: 'Service' },
    columns: [
      { name: 'Volume', unit: 'binBps', query: ask(queries.bytesByService) },
      { name: 'Lines', unit: LINES_PER_MINUTE, query: ask(queries.linesByService), width: 160 },
    ],
    sortBy: 'Volume',
    links: {
      Namespace: errorsLink('row', { namespace: 'service_namespace' }),
      Service: podLogsLink('row', { namespace: 'service_namespace' }),
    },
  }).height(12),
]
