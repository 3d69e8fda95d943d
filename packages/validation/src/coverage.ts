import { hasUnknownKind } from './rules/valid-object.ts'
import { shapeIdOf } from './schemas/object-schema.ts'
import { collectorsOf } from './telemetry/collectors/collectors-of.ts'
import { questionsIn } from './telemetry/questions/asked.ts'
import type { CustomKinds } from './tree/custom-kinds.ts'
import type { FleetView } from './tree/fleet-view.ts'
import { documentsOf } from './tree/objects.ts'
import { openNamespacesOf } from './tree/open-world/open-namespaces.ts'
import type { Located } from './values/location.ts'
import { isGenerated, type RenderedTree } from './values/rendered-tree.ts'

/** How many of each were checked. */
export interface Counts {
  readonly objects: number
  readonly queries: number
  readonly configurations: number
}

export interface NotRendered {
  readonly cluster: string
  /** From the root of the repository; of a release, its name. */
  readonly folder: string
  readonly reason: string
}

export const notRenderedIn = ({
  cluster,
  builds = [],
  notRenderedReleases = [],
}: RenderedTree): readonly NotRendered[] => [
  ...builds.flatMap(({ folder, notRendered }) =>
    notRendered === undefined ? [] : [{ cluster, folder, reason: notRendered }],
  ),
  ...notRenderedReleases.map(({ release, reason }) => ({
    cluster,
    folder: `HelmRelease ${release}`,
    reason,
  })),
]

export const countsOf = (fleet: FleetView): Counts => ({
  objects: fleet.clusters.reduce((sum, { objects }) => sum + objects.length, 0),
  queries: questionsIn(fleet).questions.length,
  configurations: fleet.clusters.reduce((sum, cluster) => sum + collectorsOf(cluster).readable.length, 0),
})

export const openNamespacesIn = ({ clusters }: FleetView): ReadonlyMap<string, readonly string[]> =>
  new Map(
    clusters
      .map((cluster) => [cluster.name, openNamespacesOf(cluster)] as const)
      .filter(([, namespaces]) => namespaces.length > 0),
  )

type CustomKindsOf = (tree: RenderedTree) => CustomKinds

/** Documents that a person wrote and that no schema describes. */
export const unknownIn = (
  trees: readonly RenderedTree[],
  customKindsOf: CustomKindsOf,
): readonly Located<object>[] =>
  trees.flatMap((tree) =>
    documentsOf(tree).filter(
      (document) => !isGenerated(document.file) && hasUnknownKind(document, customKindsOf(tree)),
    ),
  )

/** The same counted by kind. */
export const unknownKindsIn = (
  trees: readonly RenderedTree[],
  customKindsOf: CustomKindsOf,
): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const { object } of unknownIn(trees, customKindsOf)) {
    const id = shapeIdOf(object)
    counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return counts
}
