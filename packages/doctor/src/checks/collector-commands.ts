import { NAMES } from '@fleet/kubernetes'
import type { Fleet } from '@fleet/model'
import type { Symptom } from '../diagnosis.ts'
import type { LiveCluster } from '../live/live-cluster.ts'
import { subjectOf } from '../live/objects.ts'

/** Commands about the collector on the nodes of a cluster: the hub's is a chart's, which adds its mode to the name. */
export const collectorCommands = ({ telemetry, gitops }: Fleet, { isHub, facts }: LiveCluster) => {
  const name = isHub ? NAMES.opentelemetryCollector : NAMES.otelCollector
  const daemonSet = isHub ? `${name}-agent` : name
  const context = `--context ${facts.kubeContext}`
  return {
    log: `kubectl ${context} --namespace ${telemetry.namespace} logs daemonset/${daemonSet} --tail=30`,
    /** Makes the collector what the tree states. */
    reconcile: isHub
      ? `flux reconcile helmrelease ${name} --namespace ${telemetry.namespace} --force ${context}`
      : `flux reconcile kustomization telemetry --namespace ${gitops.source.namespace} --with-source ${context}`,
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
