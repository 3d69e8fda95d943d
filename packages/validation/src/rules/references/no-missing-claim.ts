import { at } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule.ts'
import { ownPodsOf } from '../../tree/workloads/pods.ts'

export const noMissingClaim: Rule = {
  id: 'no-missing-claim',
  summary: 'Every PersistentVolumeClaim that a pod mounts is in the same tree and namespace.',
  rationale: 'A pod that mounts a PersistentVolumeClaim nobody makes stays Pending for ever.',
  example: {
    refused:
      'volumes:\n  - name: data\n    persistentVolumeClaim: { claimName: calibre }   # the claim is calibre-config\n',
    accepted: 'volumes:\n  - name: data\n    persistentVolumeClaim: { claimName: calibre-config }\n',
  },
  fix: 'Name a claim that exists, or add it.',
  check: inEachCluster((cluster) =>
    ownPodsOf(cluster).flatMap(({ spec, path, namespace, owner, controller }) =>
      (spec.volumes ?? []).flatMap(({ persistentVolumeClaim: claim }, index) =>
        !claim || cluster.find('v1/PersistentVolumeClaim', namespace, claim.claimName)
          ? []
          : [
              {
                location: at(controller, ...path, 'volumes', index, 'persistentVolumeClaim', 'claimName'),
                message: `no file of ${cluster.name} holds the PersistentVolumeClaim ${namespace}/${claim.claimName}`,
                impact: `the pods of ${owner} stay Pending`,
                fix: 'name one that exists, or add it',
              },
            ],
      ),
    ),
  ),
}
