import { isGenerated } from '../../values/rendered-tree.ts'
import { remembered } from '../../values/remembered.ts'
import type { ClusterView } from '../cluster-view.ts'

/**
 * Where Flux itself runs: `flux bootstrap` names the source that it makes there after the namespace. A source of another
 * name is beside Flux, too, where the generator refers to it: an inventory has one namespace for both.
 */
export const fluxNamespacesOf = remembered((cluster: ClusterView): readonly string[] => [
  ...new Set(
    cluster
      .all('kustomize.toolkit.fluxcd.io/v1/Kustomization')
      .flatMap(({ file, object: { metadata, spec } }) =>
        metadata.namespace !== undefined && (isGenerated(file) || spec?.sourceRef.name === metadata.namespace)
          ? [metadata.namespace]
          : [],
      ),
  ),
])
