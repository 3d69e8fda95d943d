/** Parts of a control plane that k3s runs inside one process: there is nothing to scrape under their names. */
export const absentComponents = {
  kubeApiServer: { enabled: false },
  kubeControllerManager: { enabled: false },
  kubeEtcd: { enabled: false },
  kubeProxy: { enabled: false },
  kubeScheduler: { enabled: false },
}

/** The chart's rules about those parts, and about what the fleet does not run: they would fire for ever, or never. */
export const absentRules = {
  alertmanager: false,
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
}

const off = (alerts: readonly string[]): Record<string, true> =>
  Object.fromEntries(alerts.map((alert) => [alert, true]))

/** Single alerts of the groups that stay. */
export const absentAlerts = off([
  // Fires for each spoke for ever: it misses the kubelet's own metrics there, of which only cAdvisor's are collected.
  'KubeletDown',
  // Fires for ever while there is no Alertmanager.
  'PrometheusNotConnectedToAlertmanagers',
  // On the API server's own metrics, which are not collected. KubeClientCertificateExpiration stays on, and never fires: the
  // chart renders its group as null where all of it is off, which the API server refuses.
  'KubeAggregatedAPIDown',
  'KubeAggregatedAPIErrors',
  'KubeAPIInstanceUnreachable',
  'KubeAPITerminatedRequests',
  'KubeClientErrors',
  // On kinds that kube-state-metrics is not asked about.
  'KubeCPUQuotaOvercommit',
  'KubeHpaMaxedOut',
  'KubeHpaReplicasMismatch',
  'KubeMemoryQuotaOvercommit',
  'KubePdbNotEnoughHealthyPods',
  'KubeQuotaAlmostFull',
  'KubeQuotaExceeded',
  'KubeQuotaFullyUsed',
])
