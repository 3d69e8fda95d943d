import type { Finding } from '@fleet/model'
import { UsageError } from '../cli/usage-error.ts'
import { readFleetTrees } from '../disk/read-fleet-trees.ts'
import { renderFleet } from '../render/render-fleet.ts'
import { checkGenerated, type CheckedBuild } from './check-build.ts'
import { checkFleet, isDecision, sourceOf } from './check-fleet.ts'
import { markExisting } from './existing-errors.ts'
import { fleetAfterBuild, type PlannedBuild } from './fleet-after-build.ts'

/** Checks the trees as a build leaves them, a person's files and generated ones together, as `validate` checks them then. */
export const checkWithPersons = async (build: PlannedBuild): Promise<CheckedBuild> => {
  const written = fleetAfterBuild(build)
  const fleet = await renderFleet(written)
  const { findings, locations, coverage } = await checkFleet(fleet, { accepted: build.accepted })
  return {
    findings: await markExisting(findings, {
      before: () => findingsOnDisk(build.out),
      // Suppressions may be for a person's objects: without these they silence nothing.
      generated: async () =>
        (await checkGenerated(build)).findings.filter((finding) => !isDecision(fleet, finding)),
    }),
    locations,
    folders: fleet.folders,
    source: sourceOf(fleet),
    notRendered: coverage.notRendered,
    isSelfContained: fleet.trees.every((tree, index) => tree === written.trees[index]),
  }
}

/** Nothing where there is no tree yet. */
const findingsOnDisk = async (out: string): Promise<readonly Finding[]> => {
  try {
    return (await checkFleet(await renderFleet(readFleetTrees([out])))).findings
  } catch (error) {
    if (error instanceof UsageError) return []
    throw error
  }
}
