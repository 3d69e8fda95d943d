import { at } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import { ownPodsOf } from '../../tree/workloads/pods.ts'

export const noMissingClaim: Rule = {
  id: 'no-missing-claim',
  summary: 'Every PersistentVolumeClaim that a pod mounts is in the same tree and namespace.',
  rationale: 'A pod that mounts a missing PersistentVolumeClaim stays Pending.',
  fix: 'Name a claim that exists, or add it.',
  check: inEachCluster((cluster, report) => {
    for (const { spec, path, namespace, owner, controller } of ownPodsOf(cluster))
      for (const [index, { persistentVolumeClaim: claim }] of (spec.volumes ?? []).entries()) {
        if (!claim || cluster.find('v1/PersistentVolumeClaim', namespace, claim.claimName)) continue
        report({
          location: at(controller, ...path, 'volumes', index, 'persistentVolumeClaim', 'claimName'),
          message: `${owner} mounts the PersistentVolumeClaim ${namespace}/${claim.claimName}, which is in no file of ${cluster.name}`,
          impact: `the pods of ${owner} stay Pending`,
          fix: 'name a claim that exists, or add it',
          absence: { of: 'claims', namespaces: [namespace] },
        })
      }
  }),
}
