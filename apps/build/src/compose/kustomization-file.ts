import type { Layer } from '@fleet/model'
import type { PlannedFile } from './print-file.ts'

/** What kustomize-controller builds in a layer's folder: exactly the files named, so that a stray one is never applied. */
export const kustomizationFile = (layer: Layer, resources: readonly string[]): PlannedFile => ({
  path: `${layer}/kustomization.yaml`,
  objects: [{ apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization', resources }],
})
