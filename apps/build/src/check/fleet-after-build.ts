import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { DISK, overlaid, type DiskChanges } from '../disk/disk.ts'
import type { FleetPlan } from '../disk/plan-trees.ts'
import { distributionOf, readFleetTrees, type Decisions, type FleetOnDisk } from '../disk/read-fleet-trees.ts'
import { manifestReader } from '../disk/read-manifests.ts'
import { misnamedSuppressions } from '../disk/suppressions-file.ts'
import type { ClusterTree } from '../tree.ts'

/** Trees that a build is to write, and where. */
export interface PlannedBuild {
  /** Every tree of the fleet. */
  readonly trees: readonly ClusterTree[]
  /** The folder that holds one folder for each cluster. */
  readonly out: string
  /** What the build changes in it. */
  readonly plan: FleetPlan
  readonly decisions: Decisions
  /** The changes of `--accept`. */
  readonly accepted: readonly string[]
}

/** The fleet as the generator alone makes it. */
export const generatedFleet = ({ trees, out, decisions }: PlannedBuild): FleetOnDisk => ({
  trees: trees.map((tree) => ({ ...tree, ...distributionOf(decisions.settings, tree.cluster) })),
  folders: new Map(trees.map(({ cluster }) => [cluster, join(out, cluster)])),
  discovered: new Map(),
  read: manifestReader(),
  findings: existsSync(out) ? misnamedSuppressions(out) : [],
  ...decisions,
})

/** The fleet as the build leaves it on the disk, with a person's files. They still have to be rendered. */
export const fleetAfterBuild = ({ trees, out, plan }: PlannedBuild): FleetOnDisk => {
  const written = trees.flatMap(({ cluster, files }) =>
    files.map(({ path, ...file }) => ({
      path: resolve(out, cluster, path),
      bytes: Buffer.from(file.content),
      file,
    })),
  )
  const disk = overlaid(DISK, {
    written: new Map(written.map(({ path, bytes }) => [path, bytes])),
    removed: removedBy(plan),
  })
  const known = written.map(({ bytes, file }) => [bytes, file] as const)
  return withoutDeparted(readFleetTrees([out], manifestReader(disk, known)), trees, plan)
}

/** What becomes of a cluster that leaves the inventory is a change, and reported as such. */
const withoutDeparted = (fleet: FleetOnDisk, trees: readonly ClusterTree[], plan: FleetPlan): FleetOnDisk => {
  const wanted = new Set<string>(trees.map(({ cluster }) => cluster))
  const departed = new Set(plan.trees.map(({ cluster }) => cluster).filter((cluster) => !wanted.has(cluster)))
  return {
    ...fleet,
    trees: fleet.trees.filter(({ cluster, files }) => files.length > 0 || !departed.has(cluster)),
  }
}

const removedBy = ({ trees }: FleetPlan): DiskChanges['removed'] =>
  new Set(
    trees.flatMap(({ folder, steps }) =>
      steps.filter((step) => step.do === 'remove').map(({ path }) => resolve(folder, path)),
    ),
  )
