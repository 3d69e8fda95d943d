import type { LabClusters } from './clusters.ts'
import { readExample } from './read-example.ts'

/** The example whose inventory states every section. */
const example = await readExample('three-clusters')

/** Its inventory, and a file that it names. */
export const { inventory: exampleInventory, readFile: readExampleFile, fleet: exampleFleet } = example

export const exampleClusters: LabClusters = example.clusters

/** Every object of a cluster's committed tree in the example, and of what a person added to it. */
export const exampleObjects = example.objects
