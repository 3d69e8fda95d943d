import { DEFINITION, kindsDefinedBy, type Definition } from '../schemas/custom-resources/definition.ts'
import { clusterScopedKinds, knownKinds } from '../schemas/kind-scopes.ts'
import { remembered } from '../values/remembered.ts'
import type { ClusterView } from './cluster-view.ts'

/** Whether the objects of a kind have a namespace. */
export type Scope = 'cluster' | 'namespaced'

/** The scope of a kind, `v1/Node`; nothing where neither a schema nor a definition of the tree says it. */
export const scopeIn = (cluster: ClusterView, id: string): Scope | undefined => {
  if (knownKinds().has(id)) return clusterScopedKinds().has(id) ? 'cluster' : 'namespaced'
  return scopesOf(cluster).get(id)
}

const scopesOf = remembered(
  (cluster: ClusterView): ReadonlyMap<string, Scope> =>
    new Map(
      cluster
        .others(DEFINITION)
        .flatMap(({ object }) => kindsDefinedBy(object as unknown as Definition))
        .map(({ id, isClusterScoped }) => [id, isClusterScoped ? 'cluster' : 'namespaced']),
    ),
)
