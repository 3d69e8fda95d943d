import { NAMES } from '@fleet/kubernetes'
import type { Fleet } from '@fleet/model'
import type { Symptom } from '../diagnosis.ts'
import { reconcileTelemetry, reinstallRelease } from '../flux/commands.ts'
import type { LiveCluster } from '../live/live-cluster.ts'
import { subjectOf } from '../live/objects.ts'

/** Commands about the collector on the nodes of a cluster: the hub's is a chart's, which adds its mode to the name. */
export const collectorCommands = (fleet: Fleet, cluster: LiveCluster) => {
  const { telemetry } = fleet
  const { isHub, facts } = cluster
  const name = isHub ? NAMES.opentelemetryCollector : NAMES.otelCollector
  const daemonSet = isHub ? `${name}-agent` : name
  const context = `--context ${facts.kubeContext}`
  return {
    log: `kubectl ${context} --namespace ${telemetry.namespace} logs daemonset/${daemonSet} --tail=30`,
    /** Makes the collector what the tree states. */
    reconcile: isHub ? reinstallRelease(fleet, cluster, name) : reconcileTelemetry(fleet, cluster),
    mayListPods: `kubectl ${context} auth can-i list pods --all-namespaces --as system:serviceaccount:${telemetry.namespace}:${name}`,
  }
}

/** Findings about what configures a cluster's collectors: the release of the chart on the hub, a ConfigMap with a hash in its name elsewhere. */
export const changedConfiguration = ({ isHub, name, tree }: LiveCluster): readonly Symptom[] =>
  tree
    .filter(({ kind, metadata }) =>
      isHub
        ? kind === 'HelmRelease' && metadata.name === NAMES.opentelemetryCollector
        : kind === 'ConfigMap' && metadata.name.startsWith(`${NAMES.otelCollector}-`),
    )
    .map((object) => ({ check: 'object-unchanged', cluster: name, subject: subjectOf(object) }))
