import type { ClusterView } from '../../tree/cluster-view.ts'
import { namespaceOf, ownerOf } from '../../tree/objects.ts'
import { ownPodsOf, podsOf, type OwnPods, type Pods } from '../../tree/workloads/pods.ts'
import type { Collector } from './collector.ts'

/** The pods of a tree's own that mount a collector's configuration. */
const ownPodsOfCollector = (cluster: ClusterView, { located }: Collector): readonly OwnPods[] =>
  ownPodsOf(cluster).filter(
    ({ spec, namespace }) =>
      namespace === namespaceOf(located) &&
      (spec.volumes ?? []).some(({ configMap }) => configMap?.name === located.object.metadata.name),
  )

/** The pods that run a collector, of its chart or of the tree's own. */
export const podsOfCollector = (cluster: ClusterView, collector: Collector): readonly Pods[] =>
  collector.located.object.kind === 'HelmRelease'
    ? podsOf(cluster).filter(({ owner }) => owner.endsWith(ownerOf(collector.located)))
    : ownPodsOfCollector(cluster, collector)
