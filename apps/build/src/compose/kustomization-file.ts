import type { Layer } from '@fleet/model'
import { printManifest } from '@fleet/kubernetes'
import type { TreeFile } from '../tree.ts'

/** What kustomize-controller builds in a layer's folder: exactly the files named, so that a stray one is never applied. */
export const kustomizationFile = (layer: Layer, resources: readonly string[]): TreeFile => ({
  path: `${layer}/kustomization.yaml`,
  content: printManifest([
    { apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization', resources },
  ]),
})
