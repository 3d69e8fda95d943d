import type { Layer } from '@fleet/model'
import type { PlannedFile } from './print-file.ts'

/** The Kustomization of a layer's folder. It names each file, so that Flux never applies a stray one. */
export const kustomizationFile = (layer: Layer, resources: readonly string[]): PlannedFile => ({
  path: `${layer}/kustomization.yaml`,
  objects: [{ apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization', resources }],
})
