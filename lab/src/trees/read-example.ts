import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { readFleet, spokeNames, type Fleet, type FleetInput, type ReadFile } from '@fleet/model'
import { labCluster, type LabClusters } from './clusters.ts'
import { objectsInFolder, type KubernetesObject } from './committed.ts'

/** A fleet of `examples`, with the trees that `pnpm examples` builds of it. */
export interface Example {
  readonly inventory: FleetInput
  /** The same, with all defaults. */
  readonly fleet: Fleet
  /** Its hub, and the first spoke. */
  readonly clusters: LabClusters
  /** Reads a file that the inventory names. */
  readonly readFile: ReadFile
  /** Every object of a cluster's committed tree, and of what a person added to it. */
  readonly objects: (cluster: string) => readonly KubernetesObject[]
}

/** Reads the example in a folder of `examples`. @throws where its inventory is not valid */
export const readExample = async (name: string): Promise<Example> => {
  const folder = join(import.meta.dirname, '../../../examples', name)
  const { fleet: inventory } = (await import(pathToFileURL(join(folder, 'fleet.ts')).href)) as {
    readonly fleet: FleetInput
  }
  const readFile: ReadFile = (path) => readFileSync(join(folder, path), 'utf8')
  const result = readFleet(inventory, readFile)
  if (!result.ok) throw new Error(`the example ${name} is not valid: ${JSON.stringify(result.findings)}`)
  const { fleet } = result
  return {
    inventory,
    fleet,
    clusters: {
      hub: labCluster(fleet, fleet.hub.cluster),
      spoke: labCluster(fleet, spokeNames(fleet)[0] ?? fleet.hub.cluster),
    },
    readFile,
    objects: (cluster) => objectsInFolder(join(folder, 'clusters', cluster)),
  }
}
