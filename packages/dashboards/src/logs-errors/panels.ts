import { podLogsLink } from '../links.ts'
import { errorShare } from '../panels/error-share.ts'
import { logLines } from '../panels/logs.ts'
import { stat } from '../panels/stat.ts'
import { table } from '../panels/table.ts'
import { NONE_EXPECTED } from '../panels/thresholds.ts'
import { stackedBars, timeSeries } from '../panels/time-series.ts'
import * as queries from './queries.ts'

export const atAGlance = () => [
  stat({
    title: 'Errors',
    description: 'Lines whose level is error or worse, in the time shown.',
    unit: 'short',
    query: queries.errorCount,
  })
    .noValue('0')
    .thresholds(NONE_EXPECTED()),
  stat({
    title: 'Errors the day before',
    description: 'The same, twenty-four hours earlier. It says whether today is unusual.',
    unit: 'short',
    query: queries.errorCountDayBefore,
  }).noValue('0'),
  stat({
    title: 'Errors per second',
    description: 'The average over the time shown.',
    unit: 'cps',
    query: queries.errorsPerSecond,
  }).noValue('0'),
  errorShare(),
]

export const rates = () => [
  timeSeries({
    title: 'Error rate by cluster',
    description: 'Lines per second whose level is error or worse.',
    unit: 'cps',
    queries: [queries.errorRateByCluster],
  }),
  timeSeries({
    title: 'Error share by cluster',
    description: 'The share of each cluster’s lines. It rises with trouble, not with traffic.',
    unit: 'percentunit',
    queries: [queries.errorShareByCluster],
  }),
  stackedBars({
    title: 'Errors by namespace',
    description: 'Where they come from. A click on a bar leads to that namespace’s lines.',
    unit: 'short',
    queries: [queries.errorsByNamespace],
  }).dataLinks([podLogsLink('series', { namespace: 'service_namespace' })]),
  timeSeries({
    title: 'Today and the day before',
    description: 'The error rate of all that is chosen, and the same twenty-four hours earlier.',
    unit: 'cps',
    queries: [queries.errorRate, queries.errorRateDayBefore],
  }),
]

export const tops = () => [
  table({
    title: 'Deployments with most errors',
    description: 'The 25 Deployments that wrote most errors in the time shown.',
    labels: { cluster: 'Cluster', service_namespace: 'Namespace', k8s_deployment_name: 'Deployment' },
    columns: [{ name: 'Errors', unit: 'short', query: queries.topDeployments }],
    sortBy: 'Errors',
  })
    .dataLinks([podLogsLink('row', { namespace: 'service_namespace' })])
    .span(12),
  table({
    title: 'Pods with most errors',
    description: 'The 25 pods that wrote most errors in the time shown. A click leads to the pod’s lines.',
    labels: { cluster: 'Cluster', service_namespace: 'Namespace', k8s_pod_name: 'Pod' },
    columns: [{ name: 'Errors', unit: 'short', query: queries.topPods }],
    sortBy: 'Errors',
  })
    .dataLinks([podLogsLink('row', { namespace: 'service_namespace', pod: 'k8s_pod_name' })])
    .span(12),
]

export const errors = () => [
  logLines({
    title: 'Error lines',
    description: 'The lines themselves, newest first.',
    query: queries.everyError,
  }),
]
