import { readFleet } from '@fleet/model'
import type { Transition, Version } from '@fleet/model/testing'
import { readManifest, type RenderedTree } from '@fleet/validation'
import { composeFleet } from '../compose/compose-fleet.ts'

interface Versions {
  readonly before: readonly RenderedTree[]
  readonly after: readonly RenderedTree[]
}

/** The trees before and after a transition. */
export const treesOfTransition = ({
  before,
  after,
  isBootstrapped = true,
}: Pick<Transition, 'after' | 'before' | 'isBootstrapped'>): Versions => {
  const old = treesOf(before, isBootstrapped)
  return { before: old, after: withBootstrap(treesOf(after, isBootstrapped), old) }
}

/** The trees that Flux reads, with a person's files. */
const treesOf = ({ fleet, own = {} }: Version, isBootstrapped: boolean): readonly RenderedTree[] => {
  const read = readFleet(fleet)
  if (!read.ok) throw new Error(JSON.stringify(read.findings))
  return composeFleet(read.fleet).map(({ cluster, files }) => ({
    cluster,
    isBootstrapped,
    files: [
      ...files,
      ...Object.entries(own)
        .filter(([path]) => path.startsWith(`${cluster}/`))
        .map(([path, text]) => ({
          path: path.slice(cluster.length + 1),
          ...readManifest(Buffer.from(text)),
        })),
    ],
  }))
}

/** Of a cluster that goes, what bootstrap wrote stays. */
const withBootstrap = (
  after: readonly RenderedTree[],
  before: readonly RenderedTree[],
): readonly RenderedTree[] => [
  ...after,
  ...before
    .filter(({ cluster }) => !after.some((tree) => tree.cluster === cluster))
    .map(({ cluster, isBootstrapped = false }) => ({ cluster, isBootstrapped, files: [] })),
]
