import type { Fleet } from '@fleet/model'

/** Components of a control plane that k3s runs in one process: nothing is scraped under their names. */
export const absentComponents = {
  kubeApiServer: { enabled: false },
  kubeControllerManager: { enabled: false },
  kubeEtcd: { enabled: false },
  kubeProxy: { enabled: false },
  kubeScheduler: { enabled: false },
}

/**
 * The chart's rules about those components, and about programs that the fleet does not run: they would always fire, or
 * never.
 */
export const absentRules = ({ hub }: Fleet) => ({
  ...(!hub.alerting && { alertmanager: false }),
  etcd: false,
  k8sContainerMemoryCache: false,
  k8sContainerMemorySwap: false,
  kubeApiserverAvailability: false,
  kubeApiserverBurnrate: false,
  kubeApiserverHistogram: false,
  kubeApiserverSlos: false,
  kubeControllerManager: false,
  kubeProxy: false,
  kubeSchedulerAlerting: false,
  kubeSchedulerRecording: false,
  // On the metrics of kube-state-metrics itself, which are not collected.
  kubeStateMetrics: false,
  windows: false,
})

const off = (alerts: readonly string[]): Record<string, true> =>
  Object.fromEntries(alerts.map((alert) => [alert, true]))

/** Single alerts of the groups that stay. */
export const absentAlerts = ({ hub }: Fleet): Record<string, true> =>
  off([KUBELET_DOWN, ...(hub.alerting ? [] : withoutAlertmanager), ...notCollected])

/** Always fires for each spoke: it needs the kubelet's own metrics, of which only cAdvisor's are collected. */
const KUBELET_DOWN = 'KubeletDown'

const withoutAlertmanager = [
  // Always fires without an Alertmanager.
  'PrometheusNotConnectedToAlertmanagers',
]

const notCollected = [
  // On the API server's own metrics, which are not collected. KubeClientCertificateExpiration stays on, and never
  // fires: the chart renders an empty group as null, which the API server refuses.
  'KubeAggregatedAPIDown',
  'KubeAggregatedAPIErrors',
  'KubeAPIInstanceUnreachable',
  'KubeAPITerminatedRequests',
  'KubeClientErrors',
  // On kinds that kube-state-metrics does not report.
  'KubeCPUQuotaOvercommit',
  'KubeHpaMaxedOut',
  'KubeHpaReplicasMismatch',
  'KubeMemoryQuotaOvercommit',
  'KubePdbNotEnoughHealthyPods',
  'KubeQuotaAlmostFull',
  'KubeQuotaExceeded',
  'KubeQuotaFullyUsed',
]
