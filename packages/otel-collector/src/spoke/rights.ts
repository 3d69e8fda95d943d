import { clusterReader } from '@fleet/kubernetes'

/** What `k8s_attributes` asks the API: a watch on pods. Deployment names follow from the pod's owner, so nothing else is read. */
export const podReader = { apiGroups: [''], resources: ['pods'], verbs: ['list', 'watch'] }

/** What the kubelet asks the API before it answers a scrape. */
const kubeletMetricsReader = { apiGroups: [''], resources: ['nodes/metrics'], verbs: ['get'] }

/** The account of the collector that runs on every node, and its rights. */
export const agentRights = (name: string, namespace: string) =>
  clusterReader(name, namespace, [podReader, kubeletMetricsReader])
