import { chartValue, type Release } from '../../tree/charts/release.ts'
import { reportedResources, type ReportedResource } from './custom-resource-state.ts'

const KEY = ['kube-state-metrics', 'customResourceState'] as const

/** What the kube-state-metrics of kube-prometheus-stack is to report on beside Kubernetes' own kinds. */
export const reportedByChart = (release: Release): readonly ReportedResource[] =>
  chartValue(release, ...KEY, 'enabled') === true
    ? reportedResources(chartValue(release, ...KEY, 'config'))
    : []
