import { at } from '../../values/location.ts'
import { inEachCluster, type Report, type Rule } from '../rule/rule.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { nameOf } from '../../tree/objects.ts'
import { grantsTo } from '../../tree/access/rights.ts'
import { accountOf, accountRightsIn, isOfDoctor, type AccountRights } from './account-rights.ts'
import { dangerOf } from './wide-rights.ts'
import { ownPodsOf } from '../../tree/workloads/pods.ts'

export const banUnusedRight: Rule = {
  id: 'ban-unused-right',
  severity: 'warning',
  ownSeverity: 'info',
  summary: 'Every right of a ServiceAccount is used, by the configurations of its pods or by `doctor`.',
  rationale: 'A right without a use serves only an attacker in the pod.',
  fix: 'Remove the right, or the account without pods.',
  check: inEachCluster((cluster, report) => {
    checkRights(cluster, report)
    checkAccounts(cluster, report)
  }),
}

const USERS: Readonly<Record<AccountRights['user'], { readonly name: string; readonly attacker: string }>> = {
  pods: { name: 'its configuration', attacker: 'in the pod' },
  doctor: { name: '`doctor`', attacker: 'with its token' },
}

/** A dangerous right is another rule's finding. */
const checkRights = (cluster: ClusterView, report: Report): void => {
  for (const { owner, user, needs, rights } of accountRightsIn(cluster))
    for (const right of rights) {
      if (needs.has(right.text) || dangerOf(right) !== undefined) continue
      report({
        location: right.location,
        message: `${owner} has the right to ${right.text}, and ${USERS[user].name} does not use it`,
        impact: `an attacker ${USERS[user].attacker} has it too`,
        fix: 'remove it',
      })
    }
}

const checkAccounts = (cluster: ClusterView, report: Report): void => {
  const used = new Set(ownPodsOf(cluster).map(accountOf))
  for (const account of cluster.all('v1/ServiceAccount')) {
    const { namespace = '', name } = account.object.metadata
    if (used.has(`${namespace}/${name}`) || isOfDoctor(account)) continue
    if (grantsTo(cluster, namespace, name).length === 0) continue
    report({
      location: at(account, 'metadata', 'name'),
      message: `no pod of the tree runs as ${nameOf(account)}, which has rights`,
      impact: 'everybody who may create a pod in its namespace has its rights',
      fix: 'remove it with its binding, or name it in the pods that need it',
      absence: { of: 'pods', namespaces: [namespace] },
    })
  }
}
