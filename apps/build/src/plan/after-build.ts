import { relative } from 'node:path'
import { join as joinPosix } from 'node:path/posix'
import type { RenderedFile, RenderedTree } from '@fleet/validation'
import type { FleetPlan } from '../disk/plan-trees.ts'
import type { TreePlan } from '../disk/plan-tree.ts'
import type { FleetOnDisk } from '../disk/read-fleet-trees.ts'
import type { ClusterTree } from '../tree.ts'

/** The trees as a build leaves them on the disk: what it does not own stays. */
export const afterBuild = (
  { trees: present, folders }: FleetOnDisk,
  composed: readonly ClusterTree[],
  { trees: plans }: FleetPlan,
): readonly RenderedTree[] =>
  plans.map((plan) => {
    const tree = present.find(({ cluster }) => cluster === plan.cluster)
    const files = composed.find(({ cluster }) => cluster === plan.cluster)?.files ?? []
    const prefix = relative(folders.get(plan.cluster) ?? plan.folder, plan.folder)
    return { cluster: plan.cluster, ...tree, files: filesAfter(tree?.files ?? [], files, plan, prefix) }
  })

const filesAfter = (
  present: readonly RenderedFile[],
  composed: readonly RenderedFile[],
  { changes }: TreePlan,
  prefix: string,
): readonly RenderedFile[] => {
  const known = new Map(present.map((file) => [file.path, file]))
  const written = composed.map((file): RenderedFile => {
    const path = joinPosix(prefix, file.path)
    const before = known.get(path)
    return before?.content === file.content ? before : { ...file, path }
  })
  const gone = new Set([
    ...written.map(({ path }) => path),
    ...changes.filter(({ action }) => action === 'remove').map(({ path }) => joinPosix(prefix, path)),
  ])
  return [...present.filter(({ path }) => !gone.has(path)), ...written].toSorted((one, other) =>
    one.path < other.path ? -1 : 1,
  )
}
