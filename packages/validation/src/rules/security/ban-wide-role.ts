import { at } from '../../values/spot.ts'
import { inEachCluster, type Rule } from '../rule.ts'
import type { Breach } from '../../values/breach.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { nameOf, ownerOf } from '../../tree/objects.ts'
import { rightsIn, rolesIn, type RuleList } from '../../tree/access/rights.ts'
import { atValue, chartValue } from '../../tree/charts/release.ts'
import { dangerOf } from './wide-rights.ts'

export const banWideRole: Rule = {
  id: 'ban-wide-role',
  demands:
    'No role holds a wildcard, a right to Secrets, to run commands or to change anything, and none is given to everybody.',
  why: 'Whoever takes over an exporter with `nodes/proxy` or `secrets` has taken over the cluster.',
  example: {
    refused: 'rules: [{apiGroups: [""], resources: ["*"], verbs: [get, list, watch]}]',
    accepted: 'rules: [{apiGroups: [""], resources: [pods], verbs: [list, watch]}]',
  },
  mend: 'Name the resources and verbs that the program uses, one by one.',
  judge: inEachCluster((cluster) => [
    ...listsIn(cluster).flatMap(judgeRules),
    ...aggregated(cluster),
    ...givenToMany(cluster),
  ]),
}

const listsIn = (cluster: ClusterView): RuleList[] => [
  ...rolesIn(cluster),
  ...cluster.all('helm.toolkit.fluxcd.io/v2/HelmRelease').map((release) => ({
    owner: `the role in ${ownerOf(release)}`,
    rules: chartValue(release, 'clusterRole', 'rules'),
    spot: (...path: readonly (string | number)[]) => atValue(release, 'clusterRole', 'rules', ...path),
  })),
]

const judgeRules = (list: RuleList): Breach[] =>
  rightsIn(list).flatMap((right) => {
    const danger = dangerOf(right)
    return danger === undefined
      ? []
      : [
          {
            at: right.spot,
            what: `${list.owner} gives the right to ${right.text}`,
            consequence: `whoever takes over a pod that has it ${danger}`,
            mend: 'remove it, and name what the program uses',
          },
        ]
  })

const aggregated = (cluster: ClusterView): Breach[] =>
  cluster
    .all('rbac.authorization.k8s.io/v1/ClusterRole')
    .filter(({ object }) => object.aggregationRule)
    .map((role) => ({
      at: at(role, 'aggregationRule'),
      what: `${nameOf(role)} gathers the rules of other roles by their labels`,
      consequence: 'what it allows is written nowhere in Git',
      mend: 'write its rules out',
    }))

const EVERYBODY = /^system:(authenticated|unauthenticated|anonymous|serviceaccounts(:.*)?|masters)$/

const givenToMany = (cluster: ClusterView): Breach[] =>
  (['ClusterRoleBinding', 'RoleBinding'] as const).flatMap((kind) =>
    cluster.all(`rbac.authorization.k8s.io/v1/${kind}`).flatMap((binding) => [
      ...(binding.object.subjects ?? []).flatMap((subject, index) =>
        EVERYBODY.test(subject.name) || (subject.kind === 'ServiceAccount' && subject.name === 'default')
          ? [
              {
                at: at(binding, 'subjects', index, 'name'),
                what: `${nameOf(binding)} gives its role to ${subject.name}`,
                consequence: 'pods have it that nobody thought of',
                mend: 'give it to a ServiceAccount of its own',
              },
            ]
          : [],
      ),
      ...(/^(cluster-admin|admin|edit)$/.test(binding.object.roleRef.name)
        ? [
            {
              at: at(binding, 'roleRef', 'name'),
              what: `${nameOf(binding)} gives the role ${binding.object.roleRef.name}`,
              consequence: 'whoever takes over a pod that has it has taken over the cluster',
              mend: 'write a role of what the program uses',
            },
          ]
        : []),
    ]),
  )
