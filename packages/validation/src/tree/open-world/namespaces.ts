import { BUILT_IN_NAMESPACES } from '../../catalog/charts/k3s.ts'
import { valueAt } from '../../values/value-at.ts'
import type { ClusterView } from '../cluster-view.ts'
import { namespaceOfChart } from '../charts/releases.ts'

/** Where Flux itself runs, and the name of its own source. */
export const FLUX_NAMESPACE = 'flux-system'

/** The tree's own, those of every cluster, and those that Flux makes for itself and for its releases. */
export const namespacesOf = (cluster: ClusterView): ReadonlySet<string> =>
  new Set([
    ...BUILT_IN_NAMESPACES,
    FLUX_NAMESPACE,
    ...cluster.all('v1/Namespace').map(({ object }) => object.metadata.name),
    ...cluster
      .all('kustomize.toolkit.fluxcd.io/v1/Kustomization')
      .flatMap(({ object }) => object.metadata.namespace ?? []),
    ...cluster
      .all('helm.toolkit.fluxcd.io/v2/HelmRelease')
      .filter(({ object }) => valueAt(object, ['spec', 'install', 'createNamespace']) === true)
      .map(namespaceOfChart),
  ])

/** Whether every cluster has a namespace before Flux applies anything: its own, and that of Flux. */
export const isAlwaysThere = (namespace: string): boolean =>
  namespace === FLUX_NAMESPACE || BUILT_IN_NAMESPACES.some((one) => one === namespace)
