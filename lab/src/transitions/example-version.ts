import type { FleetInput } from '@fleet/model'
import type { KubernetesObject } from '../trees/committed.ts'
import { readExampleFile } from '../trees/example.ts'
import { objectsOfVersion } from './version-objects.ts'

/** What the generator makes of the example with another inventory, by cluster. */
export const exampleVersion = (fleet: FleetInput): ReadonlyMap<string, readonly KubernetesObject[]> =>
  objectsOfVersion({ fleet }, readExampleFile)
