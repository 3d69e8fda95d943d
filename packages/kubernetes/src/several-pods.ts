import { selectorLabels, type Labels } from './labels.ts'
import { metadata } from './metadata.ts'
import type { IPodDisruptionBudget } from './types.ts'

/**
 * Pods on different nodes. Where there are fewer nodes, they share them.
 * @param isRequired whether they wait for a node instead
 */
export const spreadOverNodes = (pods: Labels, isRequired = false) => [
  {
    maxSkew: 1,
    topologyKey: 'kubernetes.io/hostname',
    whenUnsatisfiable: isRequired ? ('DoNotSchedule' as const) : ('ScheduleAnyway' as const),
    labelSelector: { matchLabels: pods },
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
