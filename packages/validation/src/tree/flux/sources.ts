import type { ClusterView } from '../cluster-view.ts'
import { remembered } from '../../values/remembered.ts'

/**
 * What Flux fetches from, as far as the tree has it: the repository that holds the tree itself is in none of its files. The
 * version of the API is another rule's subject.
 */
export const sourceExists = (
  cluster: ClusterView,
  kind: string,
  namespace: string | undefined,
  name: string,
): boolean => sourcesOf(cluster).has(`${kind} ${namespace ?? ''}/${name}`)

const GROUP = 'source.toolkit.fluxcd.io/'

/** The sources of a tree, each by its kind, namespace and name. */
export const sourcesOf = remembered(
  ({ objects }: ClusterView): ReadonlySet<string> =>
    new Set(
      objects
        .filter(({ object }) => object.apiVersion.startsWith(GROUP))
        .map(({ object: { kind, metadata } }) => `${kind} ${metadata.namespace ?? ''}/${metadata.name}`),
    ),
)
