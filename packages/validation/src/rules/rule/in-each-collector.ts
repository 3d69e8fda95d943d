import type { ClusterView } from '../../tree/cluster-view.ts'
import { collectorsOf } from '../../telemetry/collectors/collectors-of.ts'
import type { Collector } from '../../telemetry/collectors/collector.ts'
import { runtimesOf, type Runtime } from '../../telemetry/collectors/runtime.ts'
import { inEachCluster, type Report, type Rule } from './rule.ts'

/** A rule that checks each collector's configuration by itself. */
export const inEachCollector = (
  check: (collector: Collector, report: Report, cluster: ClusterView) => void,
): Rule['check'] =>
  inEachCluster((cluster, report) => {
    for (const collector of collectorsOf(cluster).readable) check(collector, report, cluster)
  })

/** A rule that checks a configuration together with each container that runs it. */
export const inEachRuntime = (
  check: (collector: Collector, runtime: Runtime, report: Report) => void,
): Rule['check'] =>
  inEachCollector((collector, report, cluster) => {
    for (const runtime of runtimesOf(cluster, collector)) check(collector, runtime, report)
  })
