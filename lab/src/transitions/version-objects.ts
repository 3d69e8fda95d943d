import { readFleet, type Fleet, type FleetInput, type ReadFile } from '@fleet/model'
import type { Version } from '@fleet/model/testing'
import { composeFleet } from '../../../apps/build/src/compose/compose-fleet.ts'
import { objectsIn, type KubernetesObject } from '../trees/committed.ts'

/** A fleet that is valid. @throws with what is wrong with it */
export const validFleet = (input: FleetInput, readFile?: ReadFile): Fleet => {
  const read = readFleet(input, readFile)
  if (!read.ok) throw new Error(JSON.stringify(read.findings))
  return read.fleet
}

/**
 * What Flux applies of one version of a fleet, by cluster: the generator's objects, and a person's.
 * @param readFile reads the files that the inventory names; by default it names none
 */
export const objectsOfVersion = (
  { fleet, own = {} }: Version,
  readFile?: ReadFile,
): ReadonlyMap<string, readonly KubernetesObject[]> =>
  new Map(
    composeFleet(validFleet(fleet, readFile)).map(({ cluster, files }) => [
      cluster,
      [
        ...files.flatMap(({ content }) => objectsIn(content)),
        ...Object.entries(own)
          .filter(([path]) => path.startsWith(`${cluster}/`))
          .flatMap(([, text]) => objectsIn(text)),
      ].filter(({ apiVersion }) => !apiVersion.startsWith('kustomize.config.')),
    ]),
  )
