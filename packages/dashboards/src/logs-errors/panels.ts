import { GraphDrawStyle, StackingMode, VisibilityMode } from '@grafana/grafana-foundation-sdk/common'
import { errorsLink, podLogsLink } from '../links.ts'
import { errorShare } from '../panels/error-share.ts'
import { logLines } from '../panels/logs.ts'
import { fixedColour } from '../panels/shades.ts'
import { stat } from '../panels/stat.ts'
import { table } from '../panels/table.ts'
import { NONE_EXPECTED } from '../panels/thresholds.ts'
import { shares, stackedBars } from '../panels/time-series.ts'
import { LINES_PER_MINUTE } from '../log-questions/ask.ts'
import type { LogStore } from '../log-questions/log-store.ts'
import * as queries from './queries.ts'

const GLANCE_HEIGHT = 6

export const atAGlance = (store: LogStore) => [
  stat({
    title: 'Errors',
    description: 'Lines whose level is error or worse, in the time shown.',
    unit: 'short',
    query: store.ask(queries.errorCount),
  })
    .thresholds(NONE_EXPECTED())
    .span(4)
    .height(GLANCE_HEIGHT),
  stat({
    title: 'The day before',
    description: 'The same, twenty-four hours earlier. It says whether today is unusual.',
    unit: 'short',
    query: store.ask(queries.errorCountDayBefore),
  })
    .span(4)
    .height(GLANCE_HEIGHT),
  errorShare(store).span(4).height(GLANCE_HEIGHT),
  nowAndBefore(store).height(GLANCE_HEIGHT),
]

/** Dots for the day before: a curve would not show a minute with errors between two without. */
const nowAndBefore = ({ ask }: LogStore) =>
  stackedBars({
    title: 'Now and the day before',
    description: 'The errors of all that is chosen, and as dots those of twenty-four hours earlier.',
    unit: LINES_PER_MINUTE,
    queries: [ask(queries.errorsNow), ask(queries.errorsDayBefore)],
  })
    .overrideByName(queries.errorsNow.legend, [fixedColour('red')])
    .overrideByName(queries.errorsDayBefore.legend, [
      fixedColour('gray'),
      { id: 'custom.drawStyle', value: GraphDrawStyle.Points },
      { id: 'custom.showPoints', value: VisibilityMode.Always },
      { id: 'custom.stacking', value: { mode: StackingMode.None } },
    ])

export const byCluster = ({ ask }: LogStore) => [
  stackedBars({
    title: 'Errors by cluster',
    description: 'Lines a minute whose level is error or worse.',
    unit: LINES_PER_MINUTE,
    queries: [ask(queries.errorsByCluster)],
  }),
  shares({
    title: 'Error share by cluster',
    description:
      'The share of each cluster’s lines. It rises with trouble, not with traffic; a gap is a time without any lines.',
    queries: [ask(queries.errorShareByCluster)],
  }),
]

export const byOrigin = ({ ask }: LogStore) => [
  stackedBars({
    title: 'Errors by namespace',
    description: 'Where they come from. A click on a bar leads to that namespace’s errors or lines.',
    unit: LINES_PER_MINUTE,
    queries: [ask(queries.errorsByNamespace)],
    series: 'many',
  }).dataLinks([
    errorsLink('series', { namespace: 'service_namespace' }),
    podLogsLink('series', { namespace: 'service_namespace' }),
  ]),
  table({
    title: 'Pods with most errors',
    description: 'The 50 pods that wrote most errors in the time shown. A click leads to the pod’s lines.',
    labels: { cluster: 'Cluster', service_namespace: 'Namespace', k8s_pod_name: 'Pod' },
    columns: [{ name: 'Errors', unit: 'short', query: ask(queries.errorsByPod) }],
    sortBy: 'Errors',
    links: {
      Namespace: errorsLink('row', { namespace: 'service_namespace' }),
      Pod: podLogsLink('row', { namespace: 'service_namespace', pod: 'k8s_pod_name' }),
    },
  }).span(12),
]

export const errorLines = ({ ask }: LogStore) => [
  logLines({
    title: 'Error lines',
    description:
      'Newest first, each with its cluster, namespace and pod. A click opens its labels and its neighbours.',
    query: ask(queries.everyError),
  }),
]
