import type { Rule } from '../rule/rule.ts'
import { inEachRelease } from '../rule/in-each-release.ts'
import { checkSettings, type Setting } from '../rule/setting.ts'

export const banIdleChartRules: Rule = {
  id: 'ban-idle-chart-rules',
  severity: 'warning',
  ownSeverity: 'info',
  assumes: 'k3s',
  summary: 'kube-prometheus-stack has no rules and alerts about metrics that nothing collects.',
  rationale:
    'The chart has rules about parts that k3s lacks and about metrics that nothing collects. Prometheus evaluates them without a result, and some alerts always fire.',
  fix: 'Switch those rules off, by group or by alert.',
  check: inEachRelease('kube-prometheus-stack', (release, report) => {
    checkSettings(release, SETTINGS, report)
  }),
}

/** Rule groups about parts that k3s does not have, or of which few metrics are kept. */
const GROUPS = [
  'etcd',
  'k8sContainerMemoryCache',
  'k8sContainerMemorySwap',
  'kubeApiserverAvailability',
  'kubeApiserverBurnrate',
  'kubeApiserverHistogram',
  'kubeApiserverSlos',
  'kubeControllerManager',
  'kubeProxy',
  'kubeSchedulerAlerting',
  'kubeSchedulerRecording',
  'kubeStateMetrics',
  'windows',
]

/** Alerts of other groups, about the API server and kinds that kube-state-metrics does not watch here. */
const ALERTS = [
  'KubeAggregatedAPIDown',
  'KubeAggregatedAPIErrors',
  'KubeAPIInstanceUnreachable',
  'KubeAPITerminatedRequests',
  'KubeClientErrors',
  'KubeCPUQuotaOvercommit',
  'KubeHpaMaxedOut',
  'KubeHpaReplicasMismatch',
  'KubeletDown',
  'KubeMemoryQuotaOvercommit',
  'KubePdbNotEnoughHealthyPods',
  'KubeQuotaAlmostFull',
  'KubeQuotaExceeded',
  'KubeQuotaFullyUsed',
]

const switched = (path: readonly string[], wanted: boolean): Setting => ({
  path,
  byDefault: !wanted,
  isFine: (value) => value === wanted,
  impact: 'its rules read metrics that nothing collects: they have no result, or their alert always fires',
  fix: `set it to ${wanted}`,
})

const SETTINGS: readonly Setting[] = [
  ...GROUPS.map((group) => switched(['defaultRules', 'rules', group], false)),
  ...ALERTS.map((alert) => switched(['defaultRules', 'disabled', alert], true)),
]
