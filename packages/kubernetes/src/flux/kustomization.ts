import type { ClusterName, Fleet, Layer } from '@fleet/model'
import { metadata } from '../metadata.ts'
import type { IKustomization } from '../types.ts'

/**
 * The layers that must be ready before a layer is applied. Workloads do not wait for releases, so that a broken chart
 * never holds the user's services back.
 */
const AFTER: Record<Layer, readonly Layer[]> = {
  sources: [],
  releases: ['sources'],
  telemetry: ['releases', 'sources'],
  workloads: ['sources'],
}

/** The Flux Kustomization that applies one layer of a cluster. `present` are the layers that have anything in them. */
export const fluxKustomization = (
  fleet: Fleet,
  cluster: ClusterName,
  layer: Layer,
  present: readonly Layer[],
) => {
  const { source, path, interval, retryInterval, timeout } = fleet.gitops
  // Readiness is transitive: the first layer present is enough.
  const after = AFTER[layer].filter((other) => present.includes(other)).slice(0, 1)
  return {
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    kind: 'Kustomization',
    metadata: metadata(layer, source.namespace),
    spec: {
      interval,
      retryInterval,
      timeout,
      prune: true,
      wait: true,
      path: `./${path}/${cluster}/${layer}`,
      sourceRef: { kind: 'GitRepository', name: source.name },
      ...(after.length > 0 && { dependsOn: after.map((name) => ({ name })) }),
    },
  } satisfies IKustomization
}
