import type { Home } from '../build-cache.ts'
import { located, sourceOf } from '../check/check-fleet.ts'
import { defaultFolder } from '../cli/validation.ts'
import type { PlanRequest } from '../commands/plan.ts'
import { readFleetTrees } from '../disk/read-fleet-trees.ts'
import { treesAt } from '../git/trees-at.ts'
import { renderFleet } from '../render/render-fleet.ts'
import type { Compared } from './compared.ts'

/** The trees of a Git revision, and those on the disk. @throws UsageError */
export const comparedWithRevision = async (
  { folders: named }: PlanRequest,
  revision: string,
  home: Home,
): Promise<Compared> => {
  const folders = named.length > 0 ? named : [await defaultFolder(home)]
  const fleet = await renderFleet(readFleetTrees(folders))
  return {
    before: await treesAt(folders, revision),
    after: fleet.trees,
    from: revision,
    to: 'the trees on the disk',
    findings: [],
    suppressions: fleet.suppressions,
    onDisk: located(fleet),
    source: sourceOf(fleet),
  }
}
