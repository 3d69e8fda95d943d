import { inEachCluster, type Rule } from '../rule.ts'
import type { Breach } from '../../values/breach.ts'
import { at, type Spot } from '../../values/spot.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import type { Dashboard } from '../../tree/monitoring/dashboards.ts'
import { nameOf, namespaceOf } from '../../tree/objects.ts'

/** Where the sidecar looks, a dashboard must be: nothing complains of one that is nowhere. */
export const requireDashboardSidecar: Rule = {
  id: 'require-dashboard-sidecar',
  demands:
    'A dashboard’s ConfigMap is on the cluster of Grafana, in a namespace that its sidecar watches, with the label it looks for, under a key that ends with .json.',
  why: 'The sidecar passes over every other ConfigMap in silence: the dashboard is in the cluster, and not in Grafana.',
  example: {
    refused: 'metadata:\n  labels: { grafana_dashboards: "1" }',
    accepted: 'metadata:\n  labels: { grafana_dashboard: "1" }',
  },
  mend: 'Take label, value and namespace from grafana.sidecar.dashboards of kube-prometheus-stack’s values.',
  judge: inEachCluster((cluster) =>
    cluster.dashboards.flatMap((dashboard) =>
      reasonsAgainst(dashboard, cluster).map(({ spot, what, mend }) => ({
        at: spot,
        what: `${dashboard.key} of ${nameOf(dashboard.placed)} ${what}`,
        consequence: 'Grafana never shows the dashboard, and nothing says so',
        mend,
      })),
    ),
  ),
}

type Reason = Pick<Breach, 'what' | 'mend'> & { readonly spot: Spot }

const reasonsAgainst = ({ placed, key, spot }: Dashboard, { name, grafana }: ClusterView): Reason[] => {
  if (!grafana) {
    const what = `is a dashboard, and ${name} runs no Grafana`
    return [{ spot: at(placed, 'metadata', 'name'), what, mend: 'put it on the cluster that runs Grafana' }]
  }
  const { isEnabled, label, labelValue, namespaces } = grafana.sidecar
  const { labels = {} } = placed.object.metadata
  const namespace = namespaceOf(placed)
  return [
    ...(isEnabled
      ? []
      : [
          {
            spot: grafana.spot('sidecar', 'dashboards', 'enabled'),
            what: 'is loaded by nobody: Grafana has no sidecar for dashboards',
            mend: 'set grafana.sidecar.dashboards.enabled to true',
          },
        ]),
    ...(labels[label] === labelValue
      ? []
      : [
          {
            spot: at(placed, 'metadata', 'labels', label),
            what: `has not the label ${label}: ${JSON.stringify(labelValue)} by which Grafana’s sidecar finds dashboards`,
            mend: `give the ConfigMap the label ${label}: ${JSON.stringify(labelValue)}`,
          },
        ]),
    ...(namespaces.includes('ALL') || namespaces.includes(namespace)
      ? []
      : [
          {
            spot: at(placed, 'metadata', 'namespace'),
            what: `is in the namespace ${namespace}, and Grafana’s sidecar looks into ${namespaces.join(', ')} only`,
            mend: `move it to ${namespaces.join(' or ')}`,
          },
        ]),
    ...(key.endsWith('.json')
      ? []
      : [
          {
            spot: spot(),
            what: 'is no .json file, and Grafana reads no other',
            mend: 'end its key with .json',
          },
        ]),
  ]
}
