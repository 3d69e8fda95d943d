import { at, type Located } from '../../values/location.ts'
import { inEachCluster, type Report, type Rule } from '../rule/rule.ts'
import type { ObjectOf } from '../../schemas/kinds.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { nameOf } from '../../tree/objects.ts'

export const noMissingRole: Rule = {
  id: 'no-missing-role',
  summary: 'Every binding gives a role that exists to a ServiceAccount that exists.',
  rationale:
    'The API server accepts a binding to anything. A collector without rights starts, finds no pod and hardly logs it.',
  fix: 'Name a role and a ServiceAccount of the tree, or add them.',
  check: inEachCluster((cluster, report) => {
    const bindings = [
      ...cluster.all('rbac.authorization.k8s.io/v1/ClusterRoleBinding'),
      ...cluster.all('rbac.authorization.k8s.io/v1/RoleBinding'),
    ]
    for (const binding of bindings) {
      checkRole(cluster, binding, report)
      checkSubjects(cluster, binding, report)
    }
  }),
}

type Binding = Located<
  | ObjectOf<'rbac.authorization.k8s.io/v1/ClusterRoleBinding'>
  | ObjectOf<'rbac.authorization.k8s.io/v1/RoleBinding'>
>

/** Roles that every API server has. */
const BUILT_IN = /^(cluster-admin|admin|edit|view|system:.+)$/

const checkRole = (cluster: ClusterView, binding: Binding, report: Report): void => {
  const { kind, name } = binding.object.roleRef
  const { namespace } = binding.object.metadata
  const exists =
    kind === 'ClusterRole'
      ? BUILT_IN.test(name) || cluster.find('rbac.authorization.k8s.io/v1/ClusterRole', undefined, name)
      : cluster.find('rbac.authorization.k8s.io/v1/Role', namespace, name)
  if (exists) return
  report({
    location: at(binding, 'roleRef', 'name'),
    message: `${nameOf(binding)} gives the ${kind} ${name}, which is in no file of ${cluster.name}`,
    impact: 'its subjects have no rights',
    fix: 'name a role that exists, or add it',
    absence: { of: 'roles', ...(kind === 'Role' && namespace !== undefined && { namespaces: [namespace] }) },
  })
}

const checkSubjects = (cluster: ClusterView, binding: Binding, report: Report): void => {
  const { subjects = [], metadata } = binding.object
  for (const [index, { kind, name, namespace = metadata.namespace }] of subjects.entries()) {
    if (kind !== 'ServiceAccount' || name === 'default') continue
    if (cluster.find('v1/ServiceAccount', namespace, name)) continue
    report({
      location: at(binding, 'subjects', index, 'name'),
      message: `${nameOf(binding)} names the ServiceAccount ${namespace ?? ''}/${name}, which is in no file of ${cluster.name}`,
      impact: 'no pod gets its rights',
      fix: 'name an account that exists, in its namespace, or add it',
      absence: { of: 'accounts', name, ...(namespace !== undefined && { namespaces: [namespace] }) },
    })
  }
}
