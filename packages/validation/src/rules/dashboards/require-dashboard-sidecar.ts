import type { ClusterView } from '../../tree/cluster-view.ts'
import { writtenDashboardsOf, type Dashboard } from '../../tree/monitoring/dashboards.ts'
import { nameOf, namespaceOf } from '../../tree/objects.ts'
import { at, type Location } from '../../values/location.ts'
import type { Report, Rule } from '../rule/rule.ts'
import { mayHaveOtherReader } from '../../tree/monitoring/prometheus.ts'
import { grafanaOf } from '../../tree/monitoring/grafana.ts'

export const requireDashboardSidecar: Rule = {
  id: 'require-dashboard-sidecar',
  ownSeverity: 'warning',
  summary:
    'Grafana’s sidecar finds the ConfigMap of each dashboard by its cluster, namespace, label and key.',
  rationale:
    'The sidecar ignores every other ConfigMap without an error. The dashboard is in the cluster, and not in Grafana.',
  fix: 'Use the label, its value and the namespace under grafana.sidecar.dashboards in kube-prometheus-stack’s values.',
  check: ({ clusters }, report) => {
    const hasGrafana = clusters.some((cluster) => grafanaOf(cluster) !== undefined)
    for (const cluster of clusters) {
      // A Grafana that is not known may read its dashboards in another way.
      if (!grafanaOf(cluster) && (!hasGrafana || mayHaveOtherReader(cluster))) continue
      for (const dashboard of writtenDashboardsOf(cluster)) checkDashboard(dashboard, cluster, report)
    }
  },
}

const checkDashboard = (dashboard: Dashboard, cluster: ClusterView, report: Report): void => {
  const grafana = grafanaOf(cluster)

  const { located, key } = dashboard
  const unread = (location: Location, message: string, fix: string) => {
    report({
      location,
      message: `${key} of ${nameOf(located)} ${message}`,
      impact: 'Grafana never shows the dashboard, without an error',
      fix,
    })
  }
  if (!grafana) {
    const message = `is a dashboard, and ${cluster.name} runs no Grafana`
    return unread(at(located, 'metadata', 'name'), message, 'move it to the cluster that runs Grafana')
  }
  const { isEnabled, label, labelValue, namespaces } = grafana.sidecar
  const labelled = `the label ${label}: ${JSON.stringify(labelValue)}`
  const namespace = namespaceOf(located)
  if (!isEnabled)
    unread(
      grafana.location('sidecar', 'dashboards', 'enabled'),
      'is not read: Grafana has no sidecar for dashboards',
      'set grafana.sidecar.dashboards.enabled to true',
    )
  if (located.object.metadata.labels?.[label] !== labelValue)
    unread(
      at(located, 'metadata', 'labels', label),
      `lacks ${labelled}, by which Grafana’s sidecar finds dashboards`,
      `add ${labelled} to the ConfigMap`,
    )
  if (!namespaces.includes('ALL') && !namespaces.includes(namespace))
    unread(
      at(located, 'metadata', 'namespace'),
      `is in the namespace ${namespace}, and Grafana’s sidecar reads only ${namespaces.join(', ')}`,
      `move it to ${namespaces.join(' or ')}`,
    )
  if (!key.endsWith('.json'))
    unread(dashboard.location(), 'is not a .json file, and Grafana reads no others', 'end its key with .json')
}
