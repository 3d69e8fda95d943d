import type { ClusterView } from '../cluster-view.ts'
import { unknownIn } from './unknown-makers.ts'

/** The namespaces of a cluster in which charts and operators make objects that no file shows; `*` for any. */
export const openNamespacesOf = (cluster: ClusterView): readonly string[] => {
  const namespaces = unknownIn(cluster).map(({ namespace = '*' }) => namespace)
  return [...new Set(namespaces)].toSorted()
}
