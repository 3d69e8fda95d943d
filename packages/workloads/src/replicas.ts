import type { Autoscaling, Workload } from '@fleet/model'
import { disruptionBudget, metadata, type IHorizontalPodAutoscaler } from '@fleet/kubernetes'

/** Whether a workload has two pods or more at all times. */
export const runsSeveral = ({ replicas = 1, autoscaling }: Workload): boolean =>
  (autoscaling?.min ?? replicas) > 1

/** A workload of one pod has no budget: it would block the drain of its node. */
export const disruptionBudgets = (name: string, workload: Workload) =>
  runsSeveral(workload) ? [disruptionBudget(name, workload.namespace)] : []

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
