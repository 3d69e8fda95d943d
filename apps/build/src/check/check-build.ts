import { InternalError, type Finding } from '@fleet/model'
import type { Validation } from '@fleet/validation'
import type { Source } from '../report/finding-text.ts'
import { checkFleet, sourceOf, type CheckedFleet } from './check-fleet.ts'
import { generatedFleet, type PlannedBuild } from './fleet-after-build.ts'

/** What the rules find in the trees that a build is to write. */
export interface CheckedBuild {
  readonly findings: readonly Finding[]
  /** What findings in generated files are about, in clusters of these folders. */
  readonly locations: CheckedFleet['locations']
  readonly folders: ReadonlyMap<string, string>
  readonly source: Source
  /** What of a person's files is not known here. */
  readonly notRendered: Validation['notRendered']
  /** Whether the result follows from the fleet and the files in the trees alone. */
  readonly isSelfContained: boolean
}

/**
 * Checks what a build is to write, with the files of a person that stay beside it.
 * @param hasPersonsFiles whether there are any
 * @throws InternalError where a rule fails on the generated files
 */
export const checkBuild = async (build: PlannedBuild, hasPersonsFiles: boolean): Promise<CheckedBuild> => {
  const { settings, suppressions } = build.decisions
  if (hasPersonsFiles || settings || suppressions.length > 0) {
    const { checkWithPersons } = await import('./check-with-persons.ts')
    return checkWithPersons(build)
  }
  const fleet = generatedFleet(build)
  const { findings, locations } = await checkGenerated(build)
  const { folders } = fleet
  return { findings, locations, folders, source: sourceOf(fleet), notRendered: [], isSelfContained: true }
}

/** @throws InternalError where a rule fails: what is written must have passed every rule */
export const checkGenerated = async (build: PlannedBuild): Promise<CheckedFleet> => {
  const checked = await checkFleet(generatedFleet(build), { accepted: build.accepted })
  const failed = checked.coverage.notChecked.find(({ kind }) => kind === 'failed')
  if (failed) throw new InternalError(`${failed.rules.join(', ')}: ${failed.reason}`)
  return checked
}
