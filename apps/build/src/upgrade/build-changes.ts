import { existsSync } from 'node:fs'
import type { Finding } from '@fleet/model'
import { validateChanges, type RenderedFile, type RenderedTree } from '@fleet/validation'
import { located } from '../check/check-fleet.ts'
import { DISK } from '../disk/disk.ts'
import type { TreePlan } from '../disk/plan-tree.ts'
import type { Decisions } from '../disk/read-fleet-trees.ts'
import { manifestReader, readManifests, type Reader } from '../disk/read-manifests.ts'
import { treeAfter } from '../disk/tree-after.ts'
import type { ClusterTree } from '../tree.ts'

/** What a person has decided about changes. */
export interface ChangeDecisions {
  readonly decisions: Decisions
  /** The changes of `--accept`. */
  readonly accepted: readonly string[]
}

/**
 * What Flux deletes, creates anew or cannot change in running clusters once a plan is carried out: the trees on the disk, with
 * a person's files, are what Flux has applied.
 * @throws DiskError
 */
export const findingsOfChanges = async (
  plans: readonly TreePlan[],
  trees: readonly ClusterTree[],
  { decisions, accepted }: ChangeDecisions,
): Promise<readonly Finding[]> => {
  if (!plans.some(isOverwriting)) return []
  const composed = new Map<string, ClusterTree>(trees.map((tree) => [tree.cluster, tree]))
  const pairs = plans
    .filter(({ changes }) => changes.length > 0)
    .map((plan) => {
      const files = composed.get(plan.cluster)?.files ?? []
      const before = treeBefore(plan, files)
      return { before, after: treeAfter(before, plan, files) }
    })
  const findings = await validateChanges(
    pairs.map(({ before }) => before),
    pairs.map(({ after }) => after),
    { suppressions: decisions.suppressions, accepted },
  )
  const folders = new Map(plans.map(({ cluster, folder }) => [cluster, folder]))
  return findings.map(located({ folders, ...decisions }))
}

/** Whether a plan changes or removes a file that Flux may have applied. A tree that is new has none. */
const isOverwriting = ({ changes }: TreePlan): boolean =>
  changes.some(({ state, path }) => ['stale', 'edited'].includes(state) && path.endsWith('.yaml'))

const treeBefore = ({ cluster, folder }: TreePlan, composed: readonly RenderedFile[]): RenderedTree =>
  existsSync(folder) ? readManifests(cluster, folder, readerOf(composed)) : { cluster, files: [] }

/** Files that stay as they are need not be read again. */
const readerOf = (files: readonly RenderedFile[]): Reader =>
  manifestReader(
    DISK,
    files.map(({ content, objects }) => [Buffer.from(content), { content, objects }]),
  )
