import { inEachCluster, type Rule } from '../rule/rule.ts'
import { containersOfPods } from '../../tree/workloads/containers.ts'
import { locatedVolumes } from '../../tree/workloads/volumes.ts'
import { ownPodsOf } from '../../tree/workloads/pods.ts'

export const banUnusedVolume: Rule = {
  id: 'ban-unused-volume',
  severity: 'warning',
  summary: 'A container of the pod mounts each of its volumes.',
  rationale: 'Data that belongs on the volume is in the container, and a restart deletes it.',
  fix: 'Mount the volume, or remove it.',
  check: inEachCluster((cluster, report) => {
    for (const pods of ownPodsOf(cluster)) {
      const mounted = new Set(
        containersOfPods(cluster, pods).flatMap(({ container }) =>
          [...(container.volumeMounts ?? []), ...(container.volumeDevices ?? [])].map(({ name }) => name),
        ),
      )
      for (const { volume, location } of locatedVolumes(pods))
        if (!mounted.has(volume.name))
          report({
            location: location('name'),
            message: `no container of ${pods.owner} mounts its volume ${volume.name}`,
            impact: 'the data that belongs on it, or comes from it, is somewhere else',
            fix: 'mount it, or remove it',
          })
    }
  }),
}
