import { BUILT_IN_NAMESPACES } from '../../catalog/charts/k3s.ts'
import { FLUX_NAMESPACE } from '../../tree/open-world/namespaces.ts'
import { at, type Located } from '../../values/location.ts'
import { isPersons } from '../../values/rendered-tree.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { releasesCreatingNamespaces } from '../../tree/flux/created-namespaces.ts'
import type { Release } from '../../tree/charts/release.ts'
import { definersOf, installsDefinitions, isAppliedFirst } from '../../tree/flux/defined-kinds.ts'
import { groupOf, nameOf, ownerOf } from '../../tree/objects.ts'
import { isAlwaysThere } from '../../tree/open-world/namespaces.ts'
import { appliedFolder, appliedLayersIn, waitsFor } from './applied-layers.ts'

export const banLayerDeadlock: Rule = {
  id: 'ban-layer-deadlock',
  summary:
    'What an object cannot be applied without, its custom resource’s definition and its namespace, comes with no later layer.',
  rationale:
    'Flux has the API server check every object of a layer before it applies one. On a new cluster it refuses an object of an unknown kind, and the release that would define the kind is never applied either.',
  fix: 'Move the object to a layer that depends on the one of the release or Namespace.',
  check: inEachCluster((cluster, report) => {
    for (const { first, count, supplier, brings, key } of deadlocksIn(cluster)) {
      const others = count > 1 ? `, as do ${count - 1} more objects of the layer` : ''
      report({
        location: at(first, ...key),
        related: [supplier],
        message: `${nameOf(first)} needs the ${brings} of ${ownerOf(supplier)}, which is not applied before it${others}`,
        impact:
          'on a new cluster the API server refuses the object, and Flux then applies nothing of the layer',
        fix: 'move it to a layer that depends on the one of what it needs',
        // A person who writes all of a tree may have installed the definitions before Flux runs.
        ...(isPersons(cluster.tree) && { ownSeverity: 'warning' }),
      })
    }
  }),
}

/** Objects of one folder that cannot be applied before what they need. */
interface Deadlock extends Supply {
  readonly first: Located
  readonly count: number
  readonly supplier: Located
}

/** What an object cannot be applied without, and all that bring it. */
interface Supply {
  readonly brings: string
  /** The keys by which the object says so. */
  readonly key: readonly string[]
}

const deadlocksIn = (cluster: ClusterView): readonly Deadlock[] => {
  const found = new Map<string, Deadlock>()
  for (const located of cluster.objects) {
    const folder = appliedFolder(cluster, located)
    if (folder === undefined) continue
    for (const { suppliers, ...supply } of suppliesOf(cluster, located)) {
      const [supplier] = suppliers
      if (!supplier || !suppliers.every((one) => isStuck(cluster, folder, one))) continue
      const id = JSON.stringify([folder, supply.brings])
      const { first = located, count = 0 } = found.get(id) ?? {}
      found.set(id, { ...supply, first, count: count + 1, supplier })
    }
  }
  return [...found.values()]
}

/** Layers that wait for each other in a circle are another rule's finding. */
const isStuck = (cluster: ClusterView, folder: string, supplier: Located): boolean => {
  const from = appliedFolder(cluster, supplier)
  if (from === undefined) return false
  if (from === folder) return !isAppliedFirst(supplier)
  const layers = appliedLayersIn(cluster)
  return waitsFor(layers, from, folder) && !waitsFor(layers, folder, from)
}

const suppliesOf = (
  cluster: ClusterView,
  { object }: Located,
): readonly (Supply & { readonly suppliers: readonly Located[] })[] => {
  const group = groupOf(object)
  const { namespace } = object.metadata
  return [
    {
      brings: `definition of ${group}`,
      key: ['apiVersion'],
      suppliers: installedBy(cluster, definersOf(cluster, group)),
    },
    {
      brings: `namespace ${namespace}`,
      key: ['metadata', 'namespace'],
      suppliers:
        namespace === undefined || isAlwaysThere(namespace) ? [] : suppliersOfNamespace(cluster, namespace),
    },
  ]
}

/** None where a release leaves the definitions to something else. */
const installedBy = (cluster: ClusterView, definers: readonly Located[]): readonly Located[] =>
  definers.every((definer) => !isRelease(definer) || installsDefinitions(cluster, definer)) ? definers : []

const isRelease = (located: Located): located is Release => located.object.kind === 'HelmRelease'

/** A Namespace of the tree, and the releases that create it. None of those that are there before Flux applies anything. */
const suppliersOfNamespace = (cluster: ClusterView, name: string): readonly Located[] => {
  if (THERE_BEFORE.includes(name)) return []
  const namespace = cluster.find('v1/Namespace', undefined, name)
  return namespace ? [namespace] : (releasesCreatingNamespaces(cluster).get(name) ?? [])
}

const THERE_BEFORE: readonly string[] = [...BUILT_IN_NAMESPACES, FLUX_NAMESPACE]
