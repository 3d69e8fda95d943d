import { HOST_REASON, type KubernetesObject, type NamespaceNeed } from '@fleet/model'
import { clusterMetadata, NEVER_PRUNED } from './metadata.ts'
import { laxer } from './pod-security.ts'
import type { INamespace } from './types.ts'

/**
 * A cluster's namespaces, each once, as strict as its pods allow. One with volumes is never pruned: its deletion would
 * delete them.
 */
export const namespaces = (needs: readonly NamespaceNeed[]): readonly KubernetesObject[] => {
  const merged = new Map<string, NamespaceNeed>()
  for (const need of needs) {
    const known = merged.get(need.namespace)
    merged.set(need.namespace, known ? mergeNeeds(known, need) : need)
  }
  return [...merged.values()].toSorted((a, b) => (a.namespace < b.namespace ? -1 : 1)).map(namespace)
}

const mergeNeeds = (one: NamespaceNeed, other: NamespaceNeed): NamespaceNeed => ({
  namespace: one.namespace,
  podSecurity: laxer(one.podSecurity, other.podSecurity),
  holdsVolumes: one.holdsVolumes || other.holdsVolumes,
  reasons: [...(one.reasons ?? []), ...(other.reasons ?? [])],
})

const namespace = ({ namespace: name, podSecurity, holdsVolumes, reasons = [] }: NamespaceNeed) => {
  const annotations = {
    ...(holdsVolumes && NEVER_PRUNED),
    ...(reasons.length > 0 && { [HOST_REASON]: reasons.toSorted().join('; ') }),
  }
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: clusterMetadata(name, {
      labels: {
        'pod-security.kubernetes.io/enforce': podSecurity,
        'pod-security.kubernetes.io/enforce-version': 'latest',
      },
      ...(Object.keys(annotations).length > 0 && { annotations }),
    }),
  } satisfies INamespace
}
