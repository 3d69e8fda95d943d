import { at } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule.ts'
import type { Violation } from '../../values/violation.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { needsOf } from '../../telemetry/needed-rights.ts'
import { ownPodsOf, type OwnPods } from '../../tree/workloads/pods.ts'
import { grantsTo } from '../../tree/access/rights.ts'

export const banNeedlessToken: Rule = {
  id: 'ban-needless-token',
  summary: 'A pod is given a token for the API exactly if its account has rights that it uses.',
  rationale: 'By default every pod gets a token, and with it whatever its account is given one day.',
  example: {
    refused: 'spec:\n  containers: […]',
    accepted: 'spec:\n  automountServiceAccountToken: false\n  containers: […]',
  },
  fix: 'Set automountServiceAccountToken: false, in the pod or in its ServiceAccount.',
  check: inEachCluster((cluster) => ownPodsOf(cluster).flatMap((pods) => checkPods(cluster, pods))),
}

const checkPods = (cluster: ClusterView, pods: OwnPods): Violation[] => {
  const name = pods.spec.serviceAccountName ?? 'default'
  const account = cluster.find('v1/ServiceAccount', pods.namespace, name)
  const isGiven =
    (pods.spec.automountServiceAccountToken ?? account?.object.automountServiceAccountToken) !== false
  const isUsed = (needsOf(cluster, pods)?.size ?? 0) > 0 || grantsTo(cluster, pods.namespace, name).length > 0
  if (isGiven === isUsed) return []
  return [
    {
      location: at(pods.controller, ...pods.path, 'automountServiceAccountToken'),
      message: isGiven
        ? `the pods of ${pods.owner} are given a token of ${name}, which has no rights`
        : `the pods of ${pods.owner} are given no token, and ask the API`,
      impact: isGiven
        ? 'whoever breaks in can speak to the API in its name'
        : 'everything that they ask is refused',
      fix: isGiven ? 'set automountServiceAccountToken: false' : 'remove automountServiceAccountToken: false',
    },
  ]
}
