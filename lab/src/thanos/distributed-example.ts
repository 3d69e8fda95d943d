import { objectsOfVersion } from '../transitions/version-objects.ts'
import type { KubernetesObject } from '../trees/committed.ts'
import { readExample } from '../trees/read-example.ts'

/** The example whose hub stores metrics in Thanos. */
export const distributed = await readExample('distributed-stores')

/** What the generator makes of it. */
const trees = objectsOfVersion({ fleet: distributed.inventory }, distributed.readFile)

export const hubObjects = trees.get(distributed.clusters.hub.name) ?? []
export const spokeObjects = trees.get(distributed.clusters.spoke.name) ?? []

/** The one object of a kind whose name begins so. @throws when there is none */
export const hubObject = (kind: string, name: string): KubernetesObject => {
  const found = hubObjects.find((object) => object.kind === kind && object.metadata.name.startsWith(name))
  if (!found) throw new Error(`the hub of the example has no ${kind} ${name}`)
  return found
}
