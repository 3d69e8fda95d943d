import { inEachCluster, type Breach, type Rule } from '../../rules/rule.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import type { Collector } from './collector.ts'
import { runtimesOf, type Runtime } from './runtime.ts'

/** A rule that judges each collector's configuration by itself. */
export const inEachCollector = (
  judge: (collector: Collector, cluster: ClusterView) => readonly Breach[],
): Rule['judge'] =>
  inEachCluster((cluster) => cluster.collectors.readable.flatMap((collector) => judge(collector, cluster)))

/** A rule that judges a configuration together with each container that runs it. */
export const inEachRuntime = (
  judge: (collector: Collector, runtime: Runtime) => readonly Breach[],
): Rule['judge'] =>
  inEachCollector((collector, cluster) =>
    runtimesOf(cluster, collector).flatMap((runtime) => judge(collector, runtime)),
  )
