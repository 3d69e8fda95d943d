import { AGE_RECIPIENTS, SECRETS_LAYER, sopsOf, type ClusterName, type Fleet, type Layer } from '@fleet/model'
import { metadata } from '../metadata.ts'
import type { IKustomization } from '../types.ts'

/**
 * The layers that must be ready before a layer is applied. Workloads do not wait for releases, so that a broken chart
 * never holds the user's services back. Nothing waits for Secrets: a store out of reach holds back what reads from it alone.
 */
const AFTER: Record<Layer, readonly Layer[]> = {
  sources: [],
  secrets: ['sources'],
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
  const sops = layer === SECRETS_LAYER ? sopsOf(fleet, cluster) : undefined
  return {
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    kind: 'Kustomization',
    metadata: metadata(
      layer,
      source.namespace,
      sops && { annotations: { [AGE_RECIPIENTS]: sops.recipients.toSorted().join(' ') } },
    ),
    spec: {
      interval,
      retryInterval,
      timeout,
      prune: true,
      wait: true,
      path: `./${path}/${cluster}/${layer}`,
      sourceRef: { kind: 'GitRepository', name: source.name },
      ...(after.length > 0 && { dependsOn: after.map((name) => ({ name })) }),
      ...(sops && { decryption: { provider: 'sops', secretRef: { name: sops.key } } }),
    },
  } satisfies IKustomization
}
