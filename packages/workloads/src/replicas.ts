import type { Autoscaling, Workload } from '@fleet/model'
import {
  metadata,
  selectorLabels,
  type IHorizontalPodAutoscaler,
  type IPodDisruptionBudget,
} from '@fleet/kubernetes'

/** Whether a workload has two pods or more at all times. */
export const runsSeveral = ({ replicas = 1, autoscaling }: Workload): boolean =>
  (autoscaling?.min ?? replicas) > 1

/** Pods on different nodes where there are several, and all of them where there is but one. */
export const spreadOverNodes = (name: string) => [
  {
    maxSkew: 1,
    topologyKey: 'kubernetes.io/hostname',
    whenUnsatisfiable: 'ScheduleAnyway' as const,
    labelSelector: { matchLabels: selectorLabels(name) },
  },
]

/** The drain of a node stops one pod at a time. A workload of one pod has no budget: it would block the drain. */
export const disruptionBudgets = (name: string, workload: Workload) =>
  runsSeveral(workload)
    ? [
        {
          apiVersion: 'policy/v1',
          kind: 'PodDisruptionBudget',
          metadata: metadata(name, workload.namespace),
          spec: {
            maxUnavailable: 1,
            // A pod that is broken anyway must not block the drain.
            unhealthyPodEvictionPolicy: 'AlwaysAllow',
            selector: { matchLabels: selectorLabels(name) },
          },
        } satisfies IPodDisruptionBudget,
      ]
    : []

export const autoscalers = (name: string, { namespace, autoscaling }: Workload) =>
  autoscaling ? [autoscaler(name, namespace, autoscaling)] : []

const autoscaler = (name: string, namespace: string, { min, max, cpu }: Autoscaling) =>
  ({
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: metadata(name, namespace),
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
      minReplicas: min,
      maxReplicas: max,
      metrics: [
        {
          type: 'Resource',
          resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: cpu } },
        },
      ],
    },
  }) satisfies IHorizontalPodAutoscaler
