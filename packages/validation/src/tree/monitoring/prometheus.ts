import { chartOf } from '../charts/chart-of.ts'
import { chartValue, type Release } from '../charts/release.ts'
import { contractOf } from '../charts/releases.ts'
import type { ClusterView } from '../cluster-view.ts'
import { remembered } from '../../values/remembered.ts'
import { textAt } from '../../values/value-at.ts'

const STACK = 'kube-prometheus-stack'

/** The releases of a cluster that install a Prometheus by kube-prometheus-stack, under any name. */
export const stacksOf = remembered((cluster: ClusterView): readonly Release[] =>
  cluster
    .all('helm.toolkit.fluxcd.io/v2/HelmRelease')
    .filter(
      (release) =>
        chartNameOf(cluster, release) === STACK && chartValue(release, 'prometheus', 'enabled') !== false,
    ),
)

/** Where the source of a release is not in the tree, its name and that of its source tell. */
const chartNameOf = (cluster: ClusterView, release: Release): string => {
  const { metadata, spec } = release.object
  const found = chartOf(cluster, release)
  if (found) return found.name
  return [textAt(spec, 'chartRef', 'name'), metadata.name].includes(STACK) ? STACK : ''
}

/** Kinds that install something that reads monitors and rules, or stand in for one. */
const READERS = [
  'monitoring.coreos.com/v1/Prometheus',
  'monitoring.coreos.com/v1alpha1/PrometheusAgent',
  'monitoring.coreos.com/v1/ThanosRuler',
  'operator.victoriametrics.com/v1beta1/VMAgent',
  'operator.victoriametrics.com/v1beta1/VMAlert',
  'operator.victoriametrics.com/v1beta1/VMSingle',
  'operator.victoriametrics.com/v1/VMSingle',
  'opentelemetry.io/v1beta1/OpenTelemetryCollector',
] as const

/** Whether something in a cluster may read monitors and rules that is not known: an operator's object, or a chart. */
export const mayHaveOtherReader = remembered(
  (cluster: ClusterView): boolean =>
    READERS.some((id) => cluster.others(id).length > 0) ||
    cluster.others('helm.cattle.io/v1/HelmChart').some(({ object }) => READER.test(object.metadata.name)) ||
    cluster
      .all('helm.toolkit.fluxcd.io/v2/HelmRelease')
      .filter((release) => !stacksOf(cluster).includes(release) && contractOf(release) === undefined)
      .some((release) => READER.test(`${chartOf(cluster, release)?.name} ${release.object.metadata.name}`)),
)

/** What charts that read monitors, rules or dashboards have in their names. */
const READER = /prom|victoria|\bvm|alloy|mimir|thanos|agent|monitor|observ|metric|telemetry|otel|grafana|lgtm/
