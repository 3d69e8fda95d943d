import { hubCluster, hubNode, nodeCount, type Fleet } from '@fleet/model'

/**
 * Keeps a store's pod on the node that the spokes call, where the hub has several: the NodePort's policy `Local` serves only
 * pods of the node that is called, and a local-path volume binds the pod to one node anyway.
 */
export const hubPlacement = (fleet: Fleet): { nodeSelector?: Record<string, string> } =>
  nodeCount(hubCluster(fleet)) === 1 ? {} : { nodeSelector: { 'kubernetes.io/hostname': hubNode(fleet)[0] } }
