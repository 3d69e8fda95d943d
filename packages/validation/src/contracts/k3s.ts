import type { ForeignPods } from './chart-contract.ts'

/** Namespaces that every cluster has. */
export const BUILT_IN_NAMESPACES = ['default', 'kube-node-lease', 'kube-public', 'kube-system'] as const

/** Where k3s keeps its own charts, and reads HelmChartConfig objects. */
export const K3S_CHARTS_NAMESPACE = 'kube-system'

/** The pods of the charts that k3s installs by itself, by the name under which a HelmChartConfig configures each. */
export const K3S_CHARTS: Readonly<Record<string, ForeignPods>> = {
  traefik: {
    part: 'traefik',
    exporter: 'traefik',
    labels: {
      'app.kubernetes.io/name': 'traefik',
      'app.kubernetes.io/instance': 'traefik-kube-system',
    },
    ports: [
      { name: 'metrics', number: 9100 },
      { name: 'traefik', number: 8080 },
      { name: 'web', number: 8000 },
      { name: 'websecure', number: 8443 },
    ],
  },
}

/** The kubelet's authenticated port, on every node. */
export const KUBELET_PORT = 10250
