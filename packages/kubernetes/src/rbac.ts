import { clusterMetadata, metadata } from './metadata.ts'
import type { IClusterRole, IClusterRoleBinding, IRole, IRoleBinding, IServiceAccount } from './types.ts'

type Rules = NonNullable<IClusterRole['rules']>

/** A ServiceAccount with its only rights, cluster-wide. */
export const clusterReader = (name: string, namespace: string, rules: Rules) => {
  const account = {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: metadata(name, namespace),
  } satisfies IServiceAccount
  const role = {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: clusterMetadata(name),
    rules,
  } satisfies IClusterRole
  const binding = {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRoleBinding',
    metadata: clusterMetadata(name),
    ...givingTo('ClusterRole', name, namespace),
  } satisfies IClusterRoleBinding
  return [account, role, binding] as const
}

/** Rights of the ServiceAccount of the same name, in its namespace alone. */
export const namespaceReader = (name: string, namespace: string, rules: Rules) => {
  const role = {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
    metadata: metadata(name, namespace),
    rules,
  } satisfies IRole
  const binding = {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: metadata(name, namespace),
    ...givingTo('Role', name, namespace),
  } satisfies IRoleBinding
  return [role, binding] as const
}

/** What a binding gives to whom: the role to the account of the same name. */
const givingTo = (kind: 'ClusterRole' | 'Role', name: string, namespace: string) => ({
  roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind, name },
  subjects: [{ kind: 'ServiceAccount', name, namespace }],
})
