import { at } from '../../values/spot.ts'
import { inEachCluster, type Rule } from '../rule.ts'

export const noMissingClaim: Rule = {
  id: 'no-missing-claim',
  demands: 'Every PersistentVolumeClaim that a pod mounts is in the same tree and namespace.',
  why: 'A pod that mounts a PersistentVolumeClaim nobody makes stays Pending for ever.',
  example: {
    refused:
      'volumes:\n  - name: data\n    persistentVolumeClaim: { claimName: calibre }   # the claim is calibre-config\n',
    accepted: 'volumes:\n  - name: data\n    persistentVolumeClaim: { claimName: calibre-config }\n',
  },
  mend: 'Name a claim that exists, or add it.',
  judge: inEachCluster((cluster) =>
    cluster.ownPods.flatMap(({ spec, path, namespace, owner, controller }) =>
      (spec.volumes ?? []).flatMap(({ persistentVolumeClaim: claim }, index) =>
        !claim || cluster.find('v1/PersistentVolumeClaim', namespace, claim.claimName)
          ? []
          : [
              {
                at: at(controller, ...path, 'volumes', index, 'persistentVolumeClaim', 'claimName'),
                what: `no file of ${cluster.name} holds the PersistentVolumeClaim ${namespace}/${claim.claimName}`,
                consequence: `the pods of ${owner} stay Pending`,
                mend: 'name one that exists, or add it',
              },
            ],
      ),
    ),
  ),
}
