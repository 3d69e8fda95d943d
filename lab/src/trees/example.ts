import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { readFleet, spokeNames, type Fleet, type FleetInput, type ReadFile } from '@fleet/model'
import { labCluster, type LabClusters } from './clusters.ts'
import { objectsInFolder, type KubernetesObject } from './committed.ts'

/** The example whose inventory states every section. `pnpm examples` builds its trees. */
const folder = join(import.meta.dirname, '../../../examples/three-clusters')

const { fleet: inventory } = (await import(pathToFileURL(join(folder, 'fleet.ts')).href)) as {
  readonly fleet: FleetInput
}

/** The inventory of the example. */
export const exampleInventory = inventory

/** Reads a file that it names. */
export const readExampleFile: ReadFile = (path) => readFileSync(join(folder, path), 'utf8')

const read = (): Fleet => {
  const result = readFleet(inventory, readExampleFile)
  if (!result.ok) throw new Error(`the example is not valid: ${JSON.stringify(result.findings)}`)
  return result.fleet
}

/** The same, with all defaults. */
export const exampleFleet = read()

/** Its hub, and the first spoke. */
export const exampleClusters: LabClusters = {
  hub: labCluster(exampleFleet, exampleFleet.hub.cluster),
  spoke: labCluster(exampleFleet, spokeNames(exampleFleet)[0] ?? exampleFleet.hub.cluster),
}

/** Every object of a cluster's committed tree in the example, and of what a person added to it. */
export const exampleObjects = (cluster: string): readonly KubernetesObject[] =>
  objectsInFolder(join(folder, 'clusters', cluster))
