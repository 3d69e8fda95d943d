import { clusterMetadata, metadata } from './metadata.ts'
import type { IClusterRole, IClusterRoleBinding, IServiceAccount } from './types.ts'

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
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name },
    subjects: [{ kind: 'ServiceAccount', name, namespace }],
  } satisfies IClusterRoleBinding
  return [account, role, binding] as const
}
