import { selectorLabels } from './labels.ts'
import { metadata } from './metadata.ts'
import type { IPodDisruptionBudget } from './types.ts'

/** Pods on different nodes where there are several, and all of them where there is but one. */
export const spreadOverNodes = (name: string) => [
  {
    maxSkew: 1,
    topologyKey: 'kubernetes.io/hostname',
    whenUnsatisfiable: 'ScheduleAnyway' as const,
    labelSelector: { matchLabels: selectorLabels(name) },
  },
]

/** The drain of a node stops one pod at a time. Of a single pod it would block the drain. */
export const disruptionBudget = (name: string, namespace: string) =>
  ({
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: metadata(name, namespace),
    spec: {
      maxUnavailable: 1,
      // A pod that is broken anyway must not block the drain.
      unhealthyPodEvictionPolicy: 'AlwaysAllow',
      selector: { matchLabels: selectorLabels(name) },
    },
  }) satisfies IPodDisruptionBudget
