import { serviceOf, targetsIn, type Cluster, type Fleet, type KubernetesObject } from '@fleet/model'
import { clusterService } from '@fleet/kubernetes'

/** The Services by which Flux' controllers are scraped, by their job: `flux bootstrap` makes none for their metrics. */
export const fluxServices = (
  fleet: Fleet,
  cluster: Cluster,
): readonly (readonly [job: string, service: KubernetesObject])[] =>
  targetsIn(cluster).flatMap((target) =>
    target.kind === 'service' && target.namespace === 'flux' && target.podLabels
      ? [
          [
            target.job,
            clusterService(serviceOf(fleet, cluster, target), { ...target.podLabels }, target.job),
          ] as const,
        ]
      : [],
  )
