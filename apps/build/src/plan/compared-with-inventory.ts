import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Finding } from '@fleet/model'
import type { Home } from '../build-cache.ts'
import { targetOf } from '../cli/perform.ts'
import type { PlanRequest } from '../commands/plan.ts'
import { checkBuild } from '../check/check-build.ts'
import { located } from '../check/check-fleet.ts'
import { personsPaths } from '../check/persons-files.ts'
import { composeFleet } from '../compose/compose-fleet.ts'
import { desiredTree } from '../disk/desired-tree.ts'
import { planTrees } from '../disk/plan-trees.ts'
import { DISK } from '../disk/disk.ts'
import { treeAfter } from '../disk/tree-after.ts'
import { isTree, readDecisions, readFleetTrees } from '../disk/read-fleet-trees.ts'
import { readInventory } from '../inventory/read-inventory.ts'
import { renderFleet } from '../render/render-fleet.ts'
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
  const decisions = readDecisions([target.out])
  const trees = composeFleet(read.fleet)
  const plan = planTrees(trees.map(desiredTree), target)
  const { findings, source, folders } = await checkBuild(
    { trees, out: target.out, plan, decisions, accepted: [] },
    personsPaths(plan, target.out).length > 0,
  )
  const { trees: before } = await renderFleet(readFleetTrees(treesIn(target.out)))
  return {
    ...NAMES,
    before,
    after: plan.trees.map((tree) =>
      treeAfter(
        treeOf(before, tree.cluster) ?? { cluster: tree.cluster, files: [] },
        tree,
        treeOf(trees, tree.cluster)?.files ?? [],
      ),
    ),
    // What the trees have already is no part of the change: `validate` reports it.
    findings: [...findings.filter(({ existing }) => existing !== true), ...plan.findings],
    suppressions: decisions.suppressions,
    onDisk: located({ folders, ...decisions }),
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

const treeOf = <Tree extends { readonly cluster: string }>(trees: readonly Tree[], name: string) =>
  trees.find(({ cluster }) => cluster === name)

/** The folders of trees in a folder; none before the first build. */
const treesIn = (out: string): readonly string[] =>
  existsSync(out)
    ? readdirSync(out, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => join(out, name))
        .filter((folder) => isTree(DISK, folder))
        .toSorted()
    : []
