import { at } from '../../values/location.ts'
import { inEachCluster, type Report, type Rule } from '../rule/rule.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { ownPodsOf, locatedContainers, type OwnPods } from '../../tree/workloads/pods.ts'

export const noMissingVolume: Rule = {
  id: 'no-missing-volume',
  summary: 'Every volume that a container mounts is a volume of its pod.',
  rationale: 'The API server refuses a container that mounts a volume its pod does not have.',
  fix: 'Mount a volume that the pod has, or add it.',
  check: inEachCluster((cluster, report) => {
    for (const pods of ownPodsOf(cluster)) checkMounts(pods, volumesOf(cluster, pods), report)
  }),
}

const checkMounts = (pods: OwnPods, known: readonly string[], report: Report): void => {
  for (const { container, path } of locatedContainers(pods))
    for (const [index, { name }] of (container.volumeMounts ?? []).entries()) {
      if (known.includes(name)) continue
      report({
        location: at(pods.controller, ...path, 'volumeMounts', index, 'name'),
        message: `container ${container.name} of ${pods.owner} mounts the volume ${name}, which its pod does not have`,
        impact: `the API server refuses ${pods.owner}`,
        fix: `mount a volume of the pod (${known.join(', ') || 'it has none'}), or add the volume`,
      })
    }
}

const volumesOf = (cluster: ClusterView, { spec, controller }: OwnPods): readonly string[] => [
  ...(spec.volumes ?? []).map(({ name }) => name),
  ...cluster
    .all('apps/v1/StatefulSet')
    .filter(({ object }) => object === controller.object)
    .flatMap(({ object }) => object.spec?.volumeClaimTemplates ?? [])
    .flatMap(({ metadata }) => metadata?.name ?? []),
]
