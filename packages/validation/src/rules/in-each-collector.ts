import { collectorsOf } from '../telemetry/collectors/collectors-of.ts'
import { inEachCluster, type Rule } from './rule.ts'
import type { Breach } from '../values/breach.ts'
import type { ClusterView } from '../tree/cluster-view.ts'
import type { Collector } from '../telemetry/collectors/collector.ts'
import { runtimesOf, type Runtime } from '../telemetry/collectors/runtime.ts'

/** A rule that judges each collector's configuration by itself. */
export const inEachCollector = (
  judge: (collector: Collector, cluster: ClusterView) => readonly Breach[],
): Rule['judge'] =>
  inEachCluster((cluster) => collectorsOf(cluster).readable.flatMap((collector) => judge(collector, cluster)))

/** A rule that judges a configuration together with each container that runs it. */
export const inEachRuntime = (
  judge: (collector: Collector, runtime: Runtime) => readonly Breach[],
): Rule['judge'] =>
  inEachCollector((collector, cluster) =>
    runtimesOf(cluster, collector).flatMap((runtime) => judge(collector, runtime)),
  )
