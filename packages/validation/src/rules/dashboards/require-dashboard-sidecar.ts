import { inEachCluster, type Rule } from '../rule.ts'
import type { Violation } from '../../values/violation.ts'
import { at, type Location } from '../../values/location.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { dashboardsOf, type Dashboard } from '../../tree/monitoring/dashboards.ts'
import { nameOf, namespaceOf } from '../../tree/objects.ts'
import { grafanaOf } from '../../tree/monitoring/grafana.ts'

/** Where the sidecar looks, a dashboard must be: nothing complains of one that is nowhere. */
export const requireDashboardSidecar: Rule = {
  id: 'require-dashboard-sidecar',
  summary:
    'A dashboard’s ConfigMap is on the cluster of Grafana, in a namespace that its sidecar watches, with the label it looks for, under a key that ends with .json.',
  rationale:
    'The sidecar passes over every other ConfigMap in silence: the dashboard is in the cluster, and not in Grafana.',
  example: {
    refused: 'metadata:\n  labels: { grafana_dashboards: "1" }',
    accepted: 'metadata:\n  labels: { grafana_dashboard: "1" }',
  },
  fix: 'Take label, value and namespace from grafana.sidecar.dashboards of kube-prometheus-stack’s values.',
  check: inEachCluster((cluster) =>
    dashboardsOf(cluster).flatMap((dashboard) =>
      reasonsAgainst(dashboard, cluster).map(({ location, message, fix }) => ({
        location,
        message: `${dashboard.key} of ${nameOf(dashboard.placed)} ${message}`,
        impact: 'Grafana never shows the dashboard, and nothing says so',
        fix,
      })),
    ),
  ),
}

type Reason = Pick<Violation, 'message' | 'fix'> & { readonly location: Location }

const reasonsAgainst = ({ placed, key, location }: Dashboard, cluster: ClusterView): Reason[] => {
  const grafana = grafanaOf(cluster)
  if (!grafana) {
    const message = `is a dashboard, and ${cluster.name} runs no Grafana`
    return [
      { location: at(placed, 'metadata', 'name'), message, fix: 'put it on the cluster that runs Grafana' },
    ]
  }
  const { isEnabled, label, labelValue, namespaces } = grafana.sidecar
  const { labels = {} } = placed.object.metadata
  const namespace = namespaceOf(placed)
  return [
    ...(isEnabled
      ? []
      : [
          {
            location: grafana.location('sidecar', 'dashboards', 'enabled'),
            message: 'is loaded by nobody: Grafana has no sidecar for dashboards',
            fix: 'set grafana.sidecar.dashboards.enabled to true',
          },
        ]),
    ...(labels[label] === labelValue
      ? []
      : [
          {
            location: at(placed, 'metadata', 'labels', label),
            message: `has not the label ${label}: ${JSON.stringify(labelValue)} by which Grafana’s sidecar finds dashboards`,
            fix: `give the ConfigMap the label ${label}: ${JSON.stringify(labelValue)}`,
          },
        ]),
    ...(namespaces.includes('ALL') || namespaces.includes(namespace)
      ? []
      : [
          {
            location: at(placed, 'metadata', 'namespace'),
            message: `is in the namespace ${namespace}, and Grafana’s sidecar looks into ${namespaces.join(', ')} only`,
            fix: `move it to ${namespaces.join(' or ')}`,
          },
        ]),
    ...(key.endsWith('.json')
      ? []
      : [
          {
            location: location(),
            message: 'is no .json file, and Grafana reads no other',
            fix: 'end its key with .json',
          },
        ]),
  ]
}
