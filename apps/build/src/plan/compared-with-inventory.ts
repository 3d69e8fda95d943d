import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Finding } from '@fleet/model'
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
  const read = await readInventory(inventory, home)
  if (!read.ok) return withoutTrees(read.findings)
  const { path } = read.fleet.gitops
  const target = await targetOf({ clusters: [], ...(out !== undefined && { out }) }, home, path)
  const suppressions = readSuppressionsFile(target.out)
  const { trees, findings, source } = await generate(read.fleet, suppressions)
  const plan = planTrees(trees.map(desiredTree), target)
  const fleet = await renderFleet(readFleetTrees(treesIn(target.out)))
  return {
    ...NAMES,
    before: fleet.trees,
    after: afterBuild(fleet, trees, plan),
    findings: [...findings, ...plan.findings],
    suppressions,
    onDisk: (finding) => inRepository(finding, path, suppressions),
    source,
  }
}

const NAMES = { from: 'the trees on the disk', to: 'the inventory' } as const

const withoutTrees = (findings: readonly Finding[]): Compared => ({
  ...NAMES,
  before: [],
  after: [],
  findings,
  suppressions: [],
  onDisk: (finding) => finding,
  source: () => undefined,
})

/** The folders of trees in a folder; none before the first build. */
const treesIn = (out: string): readonly string[] =>
  existsSync(out)
    ? readdirSync(out, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => join(out, name))
        .filter(isTree)
        .toSorted()
    : []
