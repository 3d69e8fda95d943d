import { at } from '../../values/location.ts'
import { inEachCluster, type Report, type Rule } from '../rule/rule.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { nameOf, ownerOf } from '../../tree/objects.ts'
import { rightsIn, rolesIn, type RuleList } from '../../tree/access/rights.ts'
import { atValue, chartValue } from '../../tree/charts/release.ts'
import { dangerOf } from './wide-rights.ts'

export const banWideRole: Rule = {
  id: 'ban-wide-role',
  severity: 'warning',
  ownSeverity: 'info',
  summary:
    'No role has wildcards or rights to Secrets, commands or changes, and no binding gives it to a whole group.',
  rationale: 'An attacker in an exporter with rights to `nodes/proxy` or `secrets` controls the cluster.',
  fix: 'Name each resource and verb that the program uses.',
  check: inEachCluster((cluster, report) => {
    for (const list of listsIn(cluster)) checkRights(list, report)
    checkAggregation(cluster, report)
    checkBindings(cluster, report)
  }),
}

const listsIn = (cluster: ClusterView): RuleList[] => [
  ...rolesIn(cluster),
  ...cluster.all('helm.toolkit.fluxcd.io/v2/HelmRelease').map((release) => ({
    owner: `the role in ${ownerOf(release)}`,
    rules: chartValue(release, 'clusterRole', 'rules'),
    location: (...path: readonly (string | number)[]) => atValue(release, 'clusterRole', 'rules', ...path),
  })),
]

const checkRights = (list: RuleList, report: Report): void => {
  for (const right of rightsIn(list)) {
    const danger = dangerOf(right)
    if (danger === undefined) continue
    report({
      location: right.location,
      message: `${list.owner} gives the right to ${right.text}`,
      impact: `an attacker in a pod with this right ${danger}`,
      fix: 'remove it, and name what the program uses',
    })
  }
}

const checkAggregation = (cluster: ClusterView, report: Report): void => {
  for (const role of cluster.all('rbac.authorization.k8s.io/v1/ClusterRole'))
    if (role.object.aggregationRule)
      report({
        location: at(role, 'aggregationRule'),
        message: `${nameOf(role)} aggregates the rules of other roles by their labels`,
        impact: 'its rights are not in Git',
        fix: 'list its rules',
      })
}

const GROUPS = /^system:(authenticated|unauthenticated|anonymous|serviceaccounts(:.*)?|masters)$/

const WIDE_ROLES = /^(cluster-admin|admin|edit)$/

const checkBindings = (cluster: ClusterView, report: Report): void => {
  const bindings = [
    ...cluster.all('rbac.authorization.k8s.io/v1/ClusterRoleBinding'),
    ...cluster.all('rbac.authorization.k8s.io/v1/RoleBinding'),
  ]
  for (const binding of bindings) {
    const { subjects = [], roleRef } = binding.object
    for (const [index, { kind, name }] of subjects.entries())
      if (GROUPS.test(name) || (kind === 'ServiceAccount' && name === 'default'))
        report({
          location: at(binding, 'subjects', index, 'name'),
          message: `${nameOf(binding)} gives its role to ${name}`,
          impact: 'pods that do not need its rights have them',
          fix: 'give it to a ServiceAccount of its own',
        })
    if (WIDE_ROLES.test(roleRef.name))
      report({
        location: at(binding, 'roleRef', 'name'),
        message: `${nameOf(binding)} gives the role ${roleRef.name}`,
        impact: 'an attacker in a pod with this role controls the cluster',
        fix: 'write a role with the rights that the program uses',
      })
  }
}
