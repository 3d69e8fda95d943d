import {
  clusterNames,
  InternalError,
  LAYERS,
  SECRETS_LAYER,
  sopsOf,
  type Artifact,
  type ClusterName,
  type Fleet,
  type Layer,
} from '@fleet/model'
import { fluxKustomization } from '@fleet/kubernetes'
import type { ClusterTree } from '../tree.ts'
import { COMPONENTS } from './components.ts'
import { withFluxBuilds } from './flux-builds.ts'
import { kustomizationFile } from './kustomization-file.ts'
import { namespaceArtifact } from './namespace-artifact.ts'
import { secretsArtifacts } from './secrets-artifacts.ts'
import { sopsConfig } from './sops-config.ts'
import { printFile, type PlannedFile } from './print-file.ts'

/** Every cluster's whole tree, in memory. A pure function: the same fleet gives the same bytes. */
export const composeFleet = (fleet: Fleet): readonly ClusterTree[] => {
  const artifacts = Map.groupBy(
    Object.values(COMPONENTS).flatMap((component) => component(fleet)),
    ({ cluster }) => cluster,
  )
  return clusterNames(fleet).map((cluster) => {
    const files = [
      ...sopsConfig(fleet, cluster),
      ...clusterFiles(fleet, cluster, artifacts.get(cluster) ?? []).map(printFile),
    ]
    return sopsOf(fleet, cluster) ? withFluxBuilds(fleet, cluster, files) : { cluster, files }
  })
}

const clusterFiles = (fleet: Fleet, cluster: ClusterName, composed: readonly Artifact[]): PlannedFile[] => {
  const all = [...secretsArtifacts(fleet, cluster), ...composed]
  const artifacts = [namespaceArtifact(fleet, cluster, all), ...all].filter(
    ({ objects }) => objects.length > 0,
  )
  const present = LAYERS.filter((layer) => artifacts.some((artifact) => artifact.layer === layer))
  return present
    .flatMap((layer) => [
      fluxFile(fleet, cluster, layer, present),
      ...layerFiles(
        layer,
        artifacts.filter((artifact) => artifact.layer === layer),
        layer === SECRETS_LAYER && sopsOf(fleet, cluster) !== undefined,
      ),
    ])
    .toSorted(byPath)
}

const fluxFile = (
  fleet: Fleet,
  cluster: ClusterName,
  layer: Layer,
  present: readonly Layer[],
): PlannedFile => ({
  path: `flux/${layer}.yaml`,
  objects: [fluxKustomization(fleet, cluster, layer, present)],
})

/** @param isOpen whether files of a person count as well: Flux applies all of a folder without a list */
const layerFiles = (layer: Layer, artifacts: readonly Artifact[], isOpen: boolean): PlannedFile[] => {
  const paths = artifacts.map(({ path }) => path).toSorted()
  const twice = paths.find((path, index) => path === paths[index + 1])
  if (twice) throw new InternalError(`two components make ${layer}/${twice}`)
  return [
    ...(isOpen ? [] : [kustomizationFile(layer, paths)]),
    ...artifacts.map(({ path, objects, writtenIn }) => ({
      path: `${layer}/${path}`,
      objects,
      ...(writtenIn && { writtenIn }),
    })),
  ]
}

const byPath = (one: PlannedFile, other: PlannedFile): number => (one.path < other.path ? -1 : 1)
