import { own, unset, type Change } from './sample-trees.ts'

/** An autoscaler of a Deployment of the spoke that no rule refuses. */
export const autoscaler: readonly Change[] = [
  unset('spoke Deployment rsshub', ['spec', 'replicas']),
  ...own({
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: 'rsshub', namespace: 'rss-system' },
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'rsshub' },
      minReplicas: 1,
      maxReplicas: 3,
      metrics: [
        {
          type: 'Resource',
          resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } },
        },
      ],
    },
  }),
]

export const AUTOSCALER = 'spoke HorizontalPodAutoscaler rsshub'
