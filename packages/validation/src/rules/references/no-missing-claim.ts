import { at } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'

export const noMissingClaim: Rule = {
  id: 'no-missing-claim',
  summary: 'Every PersistentVolumeClaim that a pod mounts is in the same tree and namespace.',
  rationale: 'A pod that mounts a PersistentVolumeClaim nobody makes stays Pending for ever.',
  fix: 'Name a claim that exists, or add it.',
  check: inEachCluster((cluster) =>
    cluster.ownPods.flatMap(({ spec, path, namespace, owner, controller }) =>
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
