import index from './derived/kinds.json' with { type: 'json' }
import { once } from '../values/once.ts'

/** The kinds that a file of schemas has, by whether they have a namespace. */
interface Scopes {
  readonly cluster: readonly string[]
  readonly namespaced: readonly string[]
}

const scopes: readonly Scopes[] = Object.values(index)

/** Every apiVersion and kind that there is a schema of. */
export const knownKinds = once(
  (): ReadonlySet<string> =>
    new Set(scopes.flatMap(({ cluster, namespaced }) => [...cluster, ...namespaced])),
)

/** The known kinds without a namespace. */
export const clusterScopedKinds = once(
  (): ReadonlySet<string> => new Set(scopes.flatMap(({ cluster }) => cluster)),
)
