import { remembered } from '../../values/remembered.ts'
import type { ClusterView } from '../cluster-view.ts'

/** Where Flux itself runs: `flux bootstrap` names the source that it makes there after the namespace. */
export const fluxNamespacesOf = remembered((cluster: ClusterView): readonly string[] => [
  ...new Set(
    cluster
      .all('kustomize.toolkit.fluxcd.io/v1/Kustomization')
      .flatMap(({ object: { metadata, spec } }) =>
        metadata.namespace !== undefined && spec?.sourceRef.name === metadata.namespace
          ? [metadata.namespace]
          : [],
      ),
  ),
])
