import { collectorsOf } from '../../telemetry/collectors/collectors-of.ts'
import { inEachCluster, type Rule } from './rule.ts'
import type { Violation } from '../../values/violation.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import type { Collector } from '../../telemetry/collectors/collector.ts'
import { runtimesOf, type Runtime } from '../../telemetry/collectors/runtime.ts'

/** A rule that checks each collector's configuration by itself. */
export const inEachCollector = (
  check: (collector: Collector, cluster: ClusterView) => readonly Violation[],
): Rule['check'] =>
  inEachCluster((cluster) => collectorsOf(cluster).readable.flatMap((collector) => check(collector, cluster)))

/** A rule that checks a configuration together with each container that runs it. */
export const inEachRuntime = (
  check: (collector: Collector, runtime: Runtime) => readonly Violation[],
): Rule['check'] =>
  inEachCollector((collector, cluster) =>
    runtimesOf(cluster, collector).flatMap((runtime) => check(collector, runtime)),
  )
