import { clusters } from '../trees/clusters.ts'
import { valueAt, valuesOf, type KubernetesObject } from '../trees/committed.ts'

const release = 'opentelemetry-collector'
const namespace = 'monitoring'

const labels = { 'app.kubernetes.io/name': release, 'app.kubernetes.io/instance': release }
const podLabels = { ...labels, component: 'agent-collector' }

/**
 * The minimum of the chart opentelemetry-collector 0.170.0 with the committed values: its account, and pods with its
 * labels and port.
 */
export const collectorOfChart = (): readonly KubernetesObject[] => {
  const values = valuesOf(clusters.hub.name, release)
  return [
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: release, namespace } },
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRole',
      metadata: { name: release },
      rules: valueAt(values, 'clusterRole', 'rules'),
    },
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRoleBinding',
      metadata: { name: release },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: release },
      subjects: [{ kind: 'ServiceAccount', name: release, namespace }],
    },
    {
      apiVersion: 'apps/v1',
      kind: 'DaemonSet',
      metadata: { name: `${release}-agent`, namespace, labels },
      spec: {
        selector: { matchLabels: podLabels },
        template: {
          metadata: { labels: podLabels },
          spec: {
            serviceAccountName: release,
            containers: [
              {
                name: release,
                image: 'opentelemetry-collector:chart',
                ports: [{ name: 'metrics', containerPort: 8888 }],
              },
            ],
          },
        },
      },
    },
  ]
}
