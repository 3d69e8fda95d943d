import { inEachCluster, type Rule } from '../rule/rule.ts'
import { isClaimOfChart } from '../../tree/workloads/chart-pods.ts'
import { ownPodsOf } from '../../tree/workloads/pods.ts'

export const noMissingClaim: Rule = {
  id: 'no-missing-claim',
  summary:
    'Every PersistentVolumeClaim that a pod mounts is in the same tree and namespace, or a known chart makes it there.',
  rationale: 'A pod that mounts a missing PersistentVolumeClaim stays Pending.',
  fix: 'Name a claim that exists, or add it.',
  check: inEachCluster((cluster, report) => {
    for (const { claims, namespace, owner } of ownPodsOf(cluster))
      for (const claim of claims) {
        if (!('name' in claim) || cluster.find('v1/PersistentVolumeClaim', namespace, claim.name)) continue
        if (isClaimOfChart(cluster, namespace, claim.name)) continue
        report({
          location: claim.location,
          message: `${owner} mounts the PersistentVolumeClaim ${namespace}/${claim.name}, which is in no file of ${cluster.name}`,
          impact: `the pods of ${owner} stay Pending`,
          fix: 'name a claim that exists, or add it',
          absence: { of: 'claims', namespaces: [namespace] },
        })
      }
  }),
}
