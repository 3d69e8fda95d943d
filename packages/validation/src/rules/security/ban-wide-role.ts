import { at } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import type { Violation } from '../../values/violation.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { nameOf, ownerOf } from '../../tree/objects.ts'
import { rightsIn, rolesIn, type RuleList } from '../../tree/access/rights.ts'
import { atValue, chartValue } from '../../tree/charts/release.ts'
import { dangerOf } from './wide-rights.ts'

export const banWideRole: Rule = {
  id: 'ban-wide-role',
  summary:
    'No role holds a wildcard, a right to Secrets, to run commands or to change anything, and none is given to everybody.',
  rationale: 'Whoever takes over an exporter with `nodes/proxy` or `secrets` has taken over the cluster.',
  fix: 'Name the resources and verbs that the program uses, one by one.',
  check: inEachCluster((cluster) => [
    ...listsIn(cluster).flatMap(checkRules),
    ...aggregated(cluster),
    ...givenToMany(cluster),
  ]),
}

const listsIn = (cluster: ClusterView): RuleList[] => [
  ...rolesIn(cluster),
  ...cluster.all('helm.toolkit.fluxcd.io/v2/HelmRelease').map((release) => ({
    owner: `the role in ${ownerOf(release)}`,
    rules: chartValue(release, 'clusterRole', 'rules'),
    location: (...path: readonly (string | number)[]) => atValue(release, 'clusterRole', 'rules', ...path),
  })),
]

const checkRules = (list: RuleList): Violation[] =>
  rightsIn(list).flatMap((right) => {
    const danger = dangerOf(right)
    return danger === undefined
      ? []
      : [
          {
            location: right.location,
            message: `${list.owner} gives the right to ${right.text}`,
            impact: `whoever takes over a pod that has it ${danger}`,
            fix: 'remove it, and name what the program uses',
          },
        ]
  })

const aggregated = (cluster: ClusterView): Violation[] =>
  cluster
    .all('rbac.authorization.k8s.io/v1/ClusterRole')
    .filter(({ object }) => object.aggregationRule)
    .map((role) => ({
      location: at(role, 'aggregationRule'),
      message: `${nameOf(role)} gathers the rules of other roles by their labels`,
      impact: 'what it allows is written nowhere in Git',
      fix: 'write its rules out',
    }))

const EVERYBODY = /^system:(authenticated|unauthenticated|anonymous|serviceaccounts(:.*)?|masters)$/

const givenToMany = (cluster: ClusterView): Violation[] =>
  (['ClusterRoleBinding', 'RoleBinding'] as const).flatMap((kind) =>
    cluster.all(`rbac.authorization.k8s.io/v1/${kind}`).flatMap((binding) => [
      ...(binding.object.subjects ?? []).flatMap((subject, index) =>
        EVERYBODY.test(subject.name) || (subject.kind === 'ServiceAccount' && subject.name === 'default')
          ? [
              {
                location: at(binding, 'subjects', index, 'name'),
                message: `${nameOf(binding)} gives its role to ${subject.name}`,
                impact: 'pods have it that nobody thought of',
                fix: 'give it to a ServiceAccount of its own',
              },
            ]
          : [],
      ),
      ...(/^(cluster-admin|admin|edit)$/.test(binding.object.roleRef.name)
        ? [
            {
              location: at(binding, 'roleRef', 'name'),
              message: `${nameOf(binding)} gives the role ${binding.object.roleRef.name}`,
              impact: 'whoever takes over a pod that has it has taken over the cluster',
              fix: 'write a role of what the program uses',
            },
          ]
        : []),
    ]),
  )
