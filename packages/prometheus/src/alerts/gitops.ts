import {
  durationOf,
  FLUX_METRICS,
  FLUX_OBJECT_LABELS,
  FLUX_SOURCE_KINDS,
  JOB,
  seconds,
  type Fleet,
} from '@fleet/model'
import type { Alert } from './alert.ts'

/** Every cluster's kube-state-metrics says it of its own. */
const REPORTED = `job="${JOB.kubeStateMetrics}"`

/** Objects in a state; those that a person suspended are apart. */
const objectsWith = (kinds: readonly string[], state: string): string =>
  `group by (${FLUX_OBJECT_LABELS}) (${FLUX_METRICS.info}{${REPORTED}, customresource_kind=~"${kinds.join('|')}", ${state}, suspended!="true"})`

/** One that was never reconciled has no label `ready`, and is not ready either. */
const notReady: Alert = {
  alert: 'FluxResourceNotReady',
  expr: objectsWith(['Kustomization', 'HelmRelease'], 'ready!="True"'),
  for: '15m',
  severity: 'warning',
  summary:
    '{{ $labels.customresource_kind }} {{ $labels.namespace }}/{{ $labels.name }} of {{ $labels.cluster }} is not ready',
  description:
    'What Git says of it has not been in the cluster for 15 minutes: `flux get all --all-namespaces --status-selector ready=false` there says why.',
}

/** A HelmRepository of the type `oci` fetches nothing and has no status: it has no label `ready`. */
const notFetched: Alert = {
  alert: 'FluxSourceNotFetched',
  expr: objectsWith(FLUX_SOURCE_KINDS, 'ready=~"False|Unknown"'),
  for: '15m',
  severity: 'warning',
  summary:
    '{{ $labels.customresource_kind }} {{ $labels.namespace }}/{{ $labels.name }} of {{ $labels.cluster }} cannot be fetched',
  description:
    'The cluster stays at the last revision that was fetched: look at the address, the credentials and the network, by `flux get sources all --all-namespaces` there.',
}

/** At least the third interval without a success. A Kustomization of `flux bootstrap` has one of ten minutes. */
const longestSilence = ({ gitops }: Fleet): number => Math.max(3 * seconds(gitops.interval), 1800)

/** By the age of the newest success, and where no Kustomization is reported any more by a kube-state-metrics that is up. */
const notReconciling = (silence: number): Alert => {
  const succeeded = `${FLUX_METRICS.lastSuccess}{${REPORTED}}`
  return {
    alert: 'FluxNotReconciling',
    expr: [
      `time() - max by (cluster) (${succeeded}) > ${silence}`,
      `or group by (cluster) (max_over_time(${succeeded}[1d]))`,
      `unless group by (cluster) (${succeeded})`,
      `and group by (cluster) (up{${REPORTED}} == 1)`,
    ].join('\n'),
    for: '5m',
    severity: 'critical',
    summary: '{{ $labels.cluster }} does not follow Git any more',
    description: `No Kustomization there was reconciled with success for ${durationOf(silence)}: look at the controllers in the namespace of Flux, by \`flux check\`, and whether all are suspended.`,
  }
}

/** The alerts about Flux: whether what is in Git is in the clusters. */
export const gitopsAlerts = (fleet: Fleet): readonly Alert[] => [
  notReady,
  notFetched,
  notReconciling(longestSilence(fleet)),
]
