import { hubCluster, hubEntries, hubNode, nodeCount, type Fleet } from '@fleet/model'
import type { Labels } from './labels.ts'

/**
 * Keeps a store's pod on the node that the spokes call, where the hub has several: the NodePort's policy `Local` serves only
 * pods of the node that is called, and a local-path volume binds the pod to one node anyway.
 */
export const hubPlacement = (fleet: Fleet): { nodeSelector?: Record<string, string> } =>
  nodeCount(hubCluster(fleet)) === 1 ? {} : { nodeSelector: { 'kubernetes.io/hostname': hubNode(fleet)[0] } }

/**
 * The pods of the gateway: one on each node that the spokes call. A new one waits until the old one of its node is gone,
 * and meanwhile the other node answers.
 */
export const entryPods = (fleet: Fleet, podLabels: Labels) => {
  const nodes = hubEntries(fleet).map(([name]) => name)
  if (nodes.length === 1) return { replicas: 1, strategy: undefined, ...hubPlacement(fleet) }
  const onNode = { key: 'kubernetes.io/hostname', operator: 'In' as const, values: nodes }
  return {
    replicas: nodes.length,
    strategy: {
      type: 'RollingUpdate' as const,
      rollingUpdate: { maxSurge: 0, maxUnavailable: 1 },
    },
    affinity: {
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: {
          nodeSelectorTerms: [{ matchExpressions: [onNode] }],
        },
      },
      podAntiAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: [
          { labelSelector: { matchLabels: podLabels }, topologyKey: onNode.key },
        ],
      },
    },
  }
}
