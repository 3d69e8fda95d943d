import type { ClusterView } from '../cluster-view.ts'
import type { Release } from '../charts/release.ts'
import { namespaceOfChart } from '../charts/releases.ts'

/** The releases for which Flux creates the namespace of what they install, by that namespace. */
export const releasesCreatingNamespaces = (cluster: ClusterView): ReadonlyMap<string, readonly Release[]> =>
  Map.groupBy(
    cluster
      .all('helm.toolkit.fluxcd.io/v2/HelmRelease')
      .filter(({ object }) => object.spec?.install?.createNamespace === true),
    namespaceOfChart,
  )
