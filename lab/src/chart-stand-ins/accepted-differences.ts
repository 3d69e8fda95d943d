import type { Difference } from './compare.ts'

/** Where a stand-in may differ from the real chart, and why no result becomes wrong. */
export interface AcceptedDifference {
  readonly chart: string
  /** `KIND NAME`, in which `*` matches anything. */
  readonly object: string
  /** The path with all below it, in which `*` matches anything; nothing for the object itself. */
  readonly path: string
  readonly is: Difference['is']
  readonly why: string
}

const prometheus = 'kube-prometheus-stack'
const collector = 'opentelemetry-collector'

const onlyInChart = (chart: string, object: string, path: string, why: string): AcceptedDifference => ({
  chart,
  object,
  path,
  is: 'only in the chart',
  why,
})

const defaults = 'The API fills in the same, or nothing in the lab reads it'
const byLab = 'The lab starts the program itself, from the arguments and the environment that it needs'
const noPods = 'No pods of it run in the lab'
const noSelector = 'Nothing selects by these labels'

/** Each row accepts the differences of an object below its path. An unused row fails. */
export const acceptedDifferences: readonly AcceptedDifference[] = [
  onlyInChart(prometheus, '*', 'metadata.labels', noSelector),
  onlyInChart(prometheus, '*', 'metadata.annotations', defaults),
  onlyInChart(prometheus, '*', 'spec.template.metadata', noSelector),
  onlyInChart(prometheus, '*', 'spec.template.spec', byLab),
  {
    chart: prometheus,
    object: '*',
    path: 'spec.template.spec.containers.*.image',
    is: 'another value',
    why: 'The lab runs its own engines',
  },
  {
    chart: prometheus,
    object: 'ConfigMap *-customresourcestate-config',
    path: 'data',
    is: 'another value',
    why: 'The same configuration, whose keys the chart sorts',
  },
  onlyInChart(prometheus, 'D* *', 'spec.*trategy', defaults),
  onlyInChart(prometheus, 'D* *', 'spec.revisionHistoryLimit', defaults),
  onlyInChart(prometheus, 'Deployment *', 'spec.replicas', defaults),
  onlyInChart(prometheus, 'Service *', 'spec.type', defaults),
  onlyInChart(prometheus, 'Service *', 'spec.ports.*.protocol', defaults),
  onlyInChart(prometheus, 'Service *', 'spec.publishNotReadyAddresses', defaults),
  onlyInChart(prometheus, 'Service *', 'spec.sessionAffinity', defaults),
  onlyInChart(prometheus, 'ServiceAccount *', 'automountServiceAccountToken', defaults),
  onlyInChart(
    prometheus,
    `Service ${prometheus}-prometheus`,
    'spec.ports.reloader-web',
    'No config-reloader runs in the lab: what it exposes comes from the catalogues',
  ),
  onlyInChart(
    prometheus,
    `ServiceMonitor ${prometheus}-prometheus`,
    'spec.endpoints.1',
    'The endpoint of the config-reloader, which does not run in the lab',
  ),
  onlyInChart(
    prometheus,
    `ClusterRole ${prometheus}-operator`,
    'rules',
    'The operator may do everything in the lab: its rights are the chart’s own',
  ),
  {
    chart: prometheus,
    object: `ClusterRole ${prometheus}-operator`,
    path: 'rules',
    is: 'another value',
    why: 'The same',
  },
  onlyInChart(prometheus, 'Prometheus *', 'spec', 'The operator’s defaults, or what only pods read'),
  onlyInChart(prometheus, 'Secret *', 'data', 'The API makes it of `stringData`'),
  {
    chart: prometheus,
    object: 'Secret *',
    path: 'stringData',
    is: 'only in the stand-in',
    why: 'The API makes `data` of it',
  },
  onlyInChart(prometheus, 'PrometheusRule *', '', 'promtool reads the real ones in the suite `charts`'),
  onlyInChart(prometheus, '* *-grafana*', '', `${noPods}: the lab asks Prometheus what panels ask`),
  onlyInChart(prometheus, '* *-coredns', '', noPods),
  onlyInChart(prometheus, '* *-operator', '', 'The lab starts the operator itself, without its webhooks'),
  onlyInChart(prometheus, '* *-admission*', '', 'The lab starts the operator itself, without its webhooks'),
  onlyInChart(prometheus, 'ServiceAccount *-node-exporter', '', 'node-exporter asks no API'),
  onlyInChart(collector, '*', 'metadata.labels', noSelector),
  onlyInChart(collector, '*', 'spec.template.metadata.annotations', defaults),
  onlyInChart(collector, '*', 'spec.template.spec', byLab),
  {
    chart: collector,
    object: '*',
    path: 'spec.template.spec.containers.*.image',
    is: 'another value',
    why: 'The lab runs its own engines',
  },
  onlyInChart(collector, 'DaemonSet *', 'spec.updateStrategy', defaults),
  onlyInChart(collector, 'DaemonSet *', 'spec.revisionHistoryLimit', defaults),
  onlyInChart(collector, 'ConfigMap *', '', 'The lab takes the configuration from the release itself'),
  {
    chart: 'loki',
    object: 'config.yaml',
    path: 'common.ring',
    is: 'only in the stand-in',
    why: 'One process needs no ring, and the lab has no name service for `memberlist`',
  },
  onlyInChart(
    'loki',
    'config.yaml',
    'memberlist',
    'With `abort_if_cluster_join_fails`, Loki would not start without the names of its pods',
  ),
  onlyInChart('loki', 'config.yaml', 'runtime_config', 'The file is empty: it overrides nothing'),
]
