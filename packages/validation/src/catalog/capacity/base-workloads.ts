/** Pods that no controller of a tree makes. */
export interface BaseWorkload {
  readonly controller: 'Deployment' | 'StatefulSet' | 'DaemonSet' | 'Job'
  readonly containers: number
  readonly initContainers?: number
}

const deployment: BaseWorkload = { controller: 'Deployment', containers: 1 }

/**
 * What every k3s brings: coredns, local-path-provisioner and metrics-server, of its packaged manifests; and what `flux bootstrap`
 * installs: the source, kustomize, helm and notification controllers.
 */
export const OF_EVERY_CLUSTER: readonly BaseWorkload[] = Array.from({ length: 7 }, () => deployment)

/** Where Traefik runs: itself, the jobs that installed it, whose pods stay, and a load balancer of its two ports on each node. */
export const OF_TRAEFIK: readonly BaseWorkload[] = [
  deployment,
  { controller: 'Job', containers: 1 },
  { controller: 'Job', containers: 1 },
  { controller: 'DaemonSet', containers: 2 },
]

/** What each chart makes with the values that the trees give it, as its templates of the contract's version do. */
export const OF_CHARTS: Readonly<Record<string, readonly BaseWorkload[]>> = {
  'kube-prometheus-stack': [
    { controller: 'StatefulSet', containers: 2, initContainers: 1 },
    // Grafana with its sidecars of dashboards and data sources.
    { controller: 'Deployment', containers: 3 },
    // The operator, and kube-state-metrics.
    deployment,
    deployment,
    { controller: 'DaemonSet', containers: 1 },
  ],
  loki: [{ controller: 'StatefulSet', containers: 1 }, deployment],
  'opentelemetry-collector': [{ controller: 'DaemonSet', containers: 1 }],
}

/** `kubernetes`, `kube-dns` and `metrics-server`, and the `webhook-receiver`, `notification-controller` and `source-controller` of Flux. */
export const SERVICES_OF_EVERY_CLUSTER = 6

/** `default`, `kube-node-lease`, `kube-public`, `kube-system`, and that of Flux. */
export const NAMESPACES_OF_EVERY_CLUSTER = 5
