import { POD_SECURITY_LEVELS } from '@fleet/model'
import { at } from '../../spot.ts'
import { refusalsOf } from '../../pod-security.ts'
import { inEachCluster, type Breach, type Rule } from '../../rule.ts'
import type { ClusterView } from '../../view/cluster-view.ts'
import { ownerOf } from '../../view/objects.ts'

const LABEL = 'pod-security.kubernetes.io/enforce'

export const requirePodSecurity: Rule = {
  id: 'require-pod-security',
  why: 'A namespace’s label was set stricter than its pods allow, and at the next restart the collector was refused.',
  judge: inEachCluster((cluster) => [...withoutLevel(cluster), ...refusedPods(cluster)]),
}

const withoutLevel = (cluster: ClusterView): Breach[] =>
  cluster.all('v1/Namespace').flatMap((namespace) => {
    const level = namespace.object.metadata.labels?.[LABEL]
    return POD_SECURITY_LEVELS.some((known) => known === level)
      ? []
      : [
          {
            at: at(namespace, 'metadata', 'labels', LABEL),
            what: `the namespace ${namespace.object.metadata.name} enforces the Pod Security level ${level ?? 'unset'}`,
            consequence: 'any pod may run there, with any right over its node',
            mend: `label it ${LABEL}: one of ${POD_SECURITY_LEVELS.join(', ')}`,
          },
        ]
  })

const refusedPods = (cluster: ClusterView): Breach[] =>
  cluster.ownPods.flatMap(({ controller, namespace: name, spec, path, owner }) => {
    const namespace = cluster.find('v1/Namespace', undefined, name)
    const level = POD_SECURITY_LEVELS.find((known) => known === namespace?.object.metadata.labels?.[LABEL])
    const refusals = level ? refusalsOf(spec, level) : []
    return !namespace || refusals.length === 0
      ? []
      : [
          {
            at: at(controller, ...path),
            what: `${owner} needs more than ${ownerOf(namespace)} allows by ${level}: ${refusals.join('; ')}`,
            consequence: 'its pods are refused at the next restart, if not now',
            mend: 'take the need away, or give the namespace a laxer level',
          },
        ]
  })
