import { at } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { ownPodsOf, placedContainers, type OwnPods } from '../../tree/workloads/pods.ts'

export const noMissingVolume: Rule = {
  id: 'no-missing-volume',
  summary: 'Every volume that a container mounts is one of its pod’s.',
  rationale: 'The API server refuses a container that mounts a volume its pod does not have.',
  example: {
    refused: 'volumeMounts: [{ name: dat, mountPath: /data }]\nvolumes: [{ name: data, emptyDir: {} }]\n',
    accepted: 'volumeMounts: [{ name: data, mountPath: /data }]\nvolumes: [{ name: data, emptyDir: {} }]\n',
  },
  fix: 'Mount a volume that the pod has, or add it.',
  check: inEachCluster((cluster) =>
    ownPodsOf(cluster).flatMap((pods) => {
      const known = volumesOf(cluster, pods)
      return placedContainers(pods).flatMap(({ container, path }) =>
        (container.volumeMounts ?? []).flatMap(({ name }, index) =>
          known.includes(name)
            ? []
            : [
                {
                  location: at(pods.controller, ...path, 'volumeMounts', index, 'name'),
                  message: `container ${container.name} mounts the volume ${name}, which its pod does not have`,
                  impact: `the API server refuses ${pods.owner}`,
                  fix: `mount one of its volumes (${known.join(', ') || 'it has none'}), or add the volume`,
                },
              ],
        ),
      )
    }),
  ),
}

const volumesOf = (cluster: ClusterView, { spec, controller }: OwnPods): readonly string[] => [
  ...(spec.volumes ?? []).map(({ name }) => name),
  ...cluster
    .all('apps/v1/StatefulSet')
    .filter(({ object }) => object === controller.object)
    .flatMap(({ object }) => object.spec?.volumeClaimTemplates ?? [])
    .flatMap(({ metadata }) => metadata?.name ?? []),
]
