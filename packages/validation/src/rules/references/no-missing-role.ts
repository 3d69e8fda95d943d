import { at, type Located } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import type { Violation } from '../../values/violation.ts'
import type { ObjectOf } from '../../schemas/kinds.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'

export const noMissingRole: Rule = {
  id: 'no-missing-role',
  summary: 'Every binding gives a role that exists to an account that exists.',
  rationale:
    'A binding is accepted whatever it names; a collector without rights starts, finds no pod and says little.',
  fix: 'Name the role and the ServiceAccount that the tree holds, or add them.',
  check: inEachCluster((cluster) =>
    [
      ...cluster.all('rbac.authorization.k8s.io/v1/ClusterRoleBinding'),
      ...cluster.all('rbac.authorization.k8s.io/v1/RoleBinding'),
    ].flatMap((binding) => [...missingRole(cluster, binding), ...missingSubjects(cluster, binding)]),
  ),
}

type Binding = Located<
  | ObjectOf<'rbac.authorization.k8s.io/v1/ClusterRoleBinding'>
  | ObjectOf<'rbac.authorization.k8s.io/v1/RoleBinding'>
>

/** Roles that every API server has. */
const BUILT_IN = /^(cluster-admin|admin|edit|view|system:.+)$/

const missingRole = (cluster: ClusterView, binding: Binding): Violation[] => {
  const { kind, name } = binding.object.roleRef
  const { namespace } = binding.object.metadata
  const exists =
    kind === 'ClusterRole'
      ? BUILT_IN.test(name) || cluster.find('rbac.authorization.k8s.io/v1/ClusterRole', undefined, name)
      : cluster.find('rbac.authorization.k8s.io/v1/Role', namespace, name)
  if (exists) return []
  return [
    {
      location: at(binding, 'roleRef', 'name'),
      message: `no file of ${cluster.name} holds the ${kind} ${name}`,
      impact: 'whoever is bound to it has no rights at all',
      fix: 'name one that exists, or add it',
    },
  ]
}

const missingSubjects = (cluster: ClusterView, binding: Binding): Violation[] =>
  (binding.object.subjects ?? []).flatMap(({ kind, name, namespace }, index) =>
    kind !== 'ServiceAccount' ||
    name === 'default' ||
    cluster.find('v1/ServiceAccount', namespace ?? binding.object.metadata.namespace, name)
      ? []
      : [
          {
            location: at(binding, 'subjects', index, 'name'),
            message: `no file of ${cluster.name} holds the ServiceAccount ${namespace ?? ''}/${name}`,
            impact: 'the rights are given to nobody',
            fix: 'name one that exists, in its namespace, or add it',
          },
        ],
  )
