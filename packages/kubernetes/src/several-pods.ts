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

/**
 * Pods on some nodes rather than on those of other pods. It is a wish: a volume binds a pod to its node, and one that no node
 * suits runs all the same.
 */
export const preferNodes = (nodes: readonly string[], otherPods: Labels) => ({
  affinity: {
    nodeAffinity: {
      preferredDuringSchedulingIgnoredDuringExecution: [
        {
          weight: 100,
          preference: {
            matchExpressions: [
              { key: 'kubernetes.io/hostname', operator: 'In' as const, values: [...nodes] },
            ],
          },
        },
      ],
    },
    podAntiAffinity: {
      preferredDuringSchedulingIgnoredDuringExecution: [
        {
          weight: 100,
          podAffinityTerm: {
            labelSelector: { matchLabels: otherPods },
            topologyKey: 'kubernetes.io/hostname',
          },
        },
      ],
    },
  },
})

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
