/** The kinds that kube-state-metrics reports on, by API group; its rights are exactly these. No Secrets and no ConfigMaps. */
export const KUBE_STATE_RESOURCES: Readonly<Record<string, readonly string[]>> = {
  '': ['namespaces', 'nodes', 'persistentvolumeclaims', 'persistentvolumes', 'pods', 'services'],
  apps: ['daemonsets', 'deployments', 'replicasets', 'statefulsets'],
  batch: ['cronjobs', 'jobs'],
}
