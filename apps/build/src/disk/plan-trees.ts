import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Finding } from '@fleet/model'
import type { DesiredTree } from './desired-tree.ts'
import { onDisk } from './disk-error.ts'
import { banOverwriting, banSymlink } from './obstacles.ts'
import { planTree, type TreePlan } from './plan-tree.ts'
import { kindAt, readTree } from './read-tree.ts'
import { RECORD } from './record.ts'

/** Where trees are written, and which of them. */
export interface Target {
  /** The folder that holds one folder for each cluster. */
  readonly out: string
  /** How each generated file begins. */
  readonly header: string
  /** Whether clusters that left the inventory lose their trees: only in a build of all clusters. */
  readonly whole: boolean
}

/** The changes of the disk, and what obstructs them. */
export interface FleetPlan {
  readonly trees: readonly TreePlan[]
  readonly findings: readonly Finding[]
}

/** Reads the disk and plans each tree. Changes nothing. */
export const planTrees = (wanted: readonly DesiredTree[], { out, header, whole }: Target): FleetPlan => {
  const kind = kindAt(out)
  if (kind === 'symlink') return { trees: [], findings: [banSymlink(out)] }
  if (kind !== undefined && kind !== 'folder') return { trees: [], findings: [banOverwriting(out)] }
  const departed = whole && kind ? departedClusters(out, new Set(wanted.map(({ cluster }) => cluster))) : []
  const trees = [...wanted, ...departed].map((tree) =>
    planTree(tree, readTree(join(out, tree.cluster), tree.files.keys(), header)),
  )
  return { trees, findings: trees.flatMap(({ findings }) => findings) }
}

/** Clusters with a record that are no longer in the inventory. They have no wanted files. */
const departedClusters = (out: string, known: ReadonlySet<string>): readonly DesiredTree[] =>
  onDisk('list', out, () => readdirSync(out, { withFileTypes: true }))
    .filter((found) => found.isDirectory() && !known.has(found.name))
    .filter(({ name }) => kindAt(join(out, name, RECORD)) === 'file')
    .map(({ name }) => ({ cluster: name, files: new Map() }))
    .toSorted((a, b) => (a.cluster < b.cluster ? -1 : 1))
