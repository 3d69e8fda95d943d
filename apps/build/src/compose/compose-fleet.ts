import {
  clusterNames,
  InternalError,
  LAYERS,
  type Artifact,
  type ClusterName,
  type Fleet,
  type Layer,
} from '@fleet/model'
import { fluxKustomization } from '@fleet/kubernetes'
import type { ClusterTree, TreeFile } from '../tree.ts'
import { COMPONENTS } from './components.ts'
import { kustomizationFile } from './kustomization-file.ts'
import { namespaceArtifact } from './namespace-artifact.ts'
import { printedFile } from './printed-file.ts'

/** The whole of every cluster's tree, in memory. A pure function: the same fleet gives the same bytes. */
export const composeFleet = (fleet: Fleet): readonly ClusterTree[] => {
  const artifacts = Map.groupBy(
    COMPONENTS.flatMap((component) => component(fleet)),
    ({ cluster }) => cluster,
  )
  return clusterNames(fleet).map((cluster) => clusterTree(fleet, cluster, artifacts.get(cluster) ?? []))
}

const clusterTree = (fleet: Fleet, cluster: ClusterName, made: readonly Artifact[]): ClusterTree => {
  const artifacts = [namespaceArtifact(fleet, cluster, made), ...made].filter(
    ({ objects }) => objects.length > 0,
  )
  const present = LAYERS.filter((layer) => artifacts.some((artifact) => artifact.layer === layer))
  const files = present.flatMap((layer) => [
    fluxFile(fleet, cluster, layer, present),
    ...layerFiles(
      layer,
      artifacts.filter((artifact) => artifact.layer === layer),
    ),
  ])
  return { cluster, files: files.toSorted(byPath) }
}

const fluxFile = (fleet: Fleet, cluster: ClusterName, layer: Layer, present: readonly Layer[]): TreeFile =>
  printedFile(`flux/${layer}.yaml`, [fluxKustomization(fleet, cluster, layer, present)])

const layerFiles = (layer: Layer, artifacts: readonly Artifact[]): TreeFile[] => {
  const paths = artifacts.map(({ path }) => path).toSorted()
  const twice = paths.find((path, index) => path === paths[index + 1])
  if (twice) throw new InternalError(`two components make ${layer}/${twice}`)
  return [
    kustomizationFile(layer, paths),
    ...artifacts.map(({ path, objects }) => printedFile(`${layer}/${path}`, objects)),
  ]
}

const byPath = (one: TreeFile, other: TreeFile): number => (one.path < other.path ? -1 : 1)
