import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Home } from '../build-cache.ts'
import { targetOf } from '../cli/perform.ts'
import type { PlanRequest } from '../commands/plan.ts'
import { inRepository } from '../compose/check-trees.ts'
import { desiredTree } from '../disk/desired-tree.ts'
import { planTrees } from '../disk/plan-trees.ts'
import { isTree, readFleetTrees } from '../disk/read-fleet-trees.ts'
import { readSuppressionsFile } from '../disk/suppressions-file.ts'
import { generate, readInventory } from '../generate.ts'
import { renderFleet } from '../render/render-fleet.ts'
import { afterBuild } from './after-build.ts'
import type { Compared } from './compared.ts'

/** The trees on the disk, and what a build makes of them: a person's files stay as they are. */
export const comparedWithInventory = async (
  { inventory, out }: PlanRequest,
  home: Home,
): Promise<Compared> => {
  const read = await readInventory(inventory, home.importModule)
  const target = await targetOf({ clusters: [], ...(out !== undefined && { out }) }, home)
  const suppressions = readSuppressionsFile(target.out)
  const names = { from: 'the trees on the disk', to: 'the inventory' }
  const onDisk = (finding: Compared['findings'][number]) => inRepository(finding, suppressions)
  if (!read.ok)
    return {
      before: [],
      after: [],
      ...names,
      findings: read.findings,
      suppressions,
      onDisk,
      source: () => undefined,
    }
  const { trees, findings, source } = await generate(read.fleet, suppressions)
  const plan = planTrees(trees.map(desiredTree), target)
  const fleet = await renderFleet(readFleetTrees(treesIn(target.out)))
  return {
    before: fleet.trees,
    after: afterBuild(fleet, trees, plan),
    ...names,
    findings: [...findings, ...plan.findings],
    suppressions,
    onDisk,
    source,
  }
}

/** The folders of trees in a folder; none before the first build. */
const treesIn = (out: string): readonly string[] =>
  existsSync(out)
    ? readdirSync(out, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => join(out, name))
        .filter(isTree)
        .toSorted()
    : []
