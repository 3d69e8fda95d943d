import { clusterReader } from '@fleet/kubernetes'

/**
 * The API rights of `k8s_attributes`: a watch on pods. Deployment names follow from the pod's owner, so nothing else is
 * read.
 */
export const podReader = { apiGroups: [''], resources: ['pods'], verbs: ['list', 'watch'] }

/** The right that the kubelet demands of a scrape. */
const kubeletMetricsReader = { apiGroups: [''], resources: ['nodes/metrics'], verbs: ['get'] }

/** The account of the collector that runs on every node, and its rights. */
export const agentRights = (name: string, namespace: string) =>
  clusterReader(name, namespace, [podReader, kubeletMetricsReader])
