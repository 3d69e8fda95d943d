import { readFleet, type ReadFile } from '@fleet/model'
import type { Version } from '@fleet/model/testing'
import { composeFleet } from '../../../apps/build/src/compose/compose-fleet.ts'
import { objectsIn, type KubernetesObject } from '../trees/committed.ts'

/**
 * What Flux applies of one version of a fleet, by cluster: the generator's objects, and a person's.
 * @param readFile reads the files that the inventory names; by default it names none
 */
export const objectsOfVersion = (
  { fleet, own = {} }: Version,
  readFile?: ReadFile,
): ReadonlyMap<string, readonly KubernetesObject[]> => {
  const read = readFleet(fleet, readFile)
  if (!read.ok) throw new Error(JSON.stringify(read.findings))
  return new Map(
    composeFleet(read.fleet).map(({ cluster, files }) => [
      cluster,
      [
        ...files.flatMap(({ content }) => objectsIn(content)),
        ...Object.entries(own)
          .filter(([path]) => path.startsWith(`${cluster}/`))
          .flatMap(([, text]) => objectsIn(text)),
      ].filter(({ apiVersion }) => !apiVersion.startsWith('kustomize.config.')),
    ]),
  )
}
