import {
  bytes,
  gatewayResources,
  K3S_NAMESPACE,
  LOKI_RELEASE,
  PROMETHEUS_RELEASE,
  type Cluster,
  type Fleet,
  type Resources,
} from '@fleet/model'
import type { ContainerFacts, WorkloadFacts } from './workload.ts'
import { amountsOf } from './amounts.ts'

const MI = 2 ** 20

const plain = (name: string, image: string, cpu: number, memory: number): ContainerFacts => ({
  name,
  image,
  requests: { cpu, memory: memory * MI },
  limits: { memory: 2 * memory * MI },
})

const sized = (name: string, image: string, resources: Resources): ContainerFacts => ({
  name,
  image,
  ...amountsOf(resources),
})

const one = (
  namespace: string,
  name: string,
  container: ContainerFacts,
  controller: WorkloadFacts['controller'] = 'Deployment',
): WorkloadFacts => ({ namespace, name, controller, containers: [container] })

/** What k3s brings, and what `flux bootstrap` installs. */
export const ofEveryCluster = ({ traefik }: Cluster, { gitops }: Fleet): readonly WorkloadFacts[] => [
  one(K3S_NAMESPACE, 'coredns', plain('coredns', 'rancher/mirrored-coredns-coredns:1.13.1', 0.1, 70)),
  one(
    K3S_NAMESPACE,
    'local-path-provisioner',
    plain('local-path-provisioner', 'rancher/local-path-provisioner:v0.0.32', 0.01, 32),
  ),
  one(
    K3S_NAMESPACE,
    'metrics-server',
    plain('metrics-server', 'rancher/mirrored-metrics-server:v0.8.0', 0.1, 70),
  ),
  ...(traefik ? TRAEFIK : []),
  ...['helm', 'kustomize', 'notification', 'source'].map((name) =>
    one(
      gitops.source.namespace,
      `${name}-controller`,
      plain('manager', `ghcr.io/fluxcd/${name}-controller:v1.7.2`, 0.1, 64),
    ),
  ),
]

const TRAEFIK: readonly WorkloadFacts[] = [
  one(K3S_NAMESPACE, 'traefik', plain('traefik', 'rancher/mirrored-library-traefik:3.7.1', 0.1, 128)),
  {
    namespace: K3S_NAMESPACE,
    name: 'svclb-traefik-1f0c7c2d',
    controller: 'DaemonSet',
    containers: ['lb-tcp-80', 'lb-tcp-443'].map((name) => plain(name, 'rancher/klipper-lb:v0.4.13', 0.01, 8)),
  },
]

/** What collects telemetry on a spoke. */
export const ofSpoke = ({ telemetry, versions: { images } }: Fleet): readonly WorkloadFacts[] => [
  one(
    telemetry.namespace,
    'kube-state-metrics',
    sized('kube-state-metrics', images.kubeStateMetrics, telemetry.kubeStateMetrics.resources),
  ),
  {
    ...one(
      telemetry.namespace,
      'node-exporter',
      sized('node-exporter', images.nodeExporter, telemetry.nodeExporter.resources),
      'DaemonSet',
    ),
    isOnHost: true,
  },
  one(
    telemetry.namespace,
    'otel-collector',
    sized('otel-collector', images.collector, telemetry.collector.resources),
    'DaemonSet',
  ),
]

/** What the charts install on the hub. */
export const ofHub = (fleet: Fleet): readonly WorkloadFacts[] => [
  ...exportersOfHub(fleet),
  ...storesOf(fleet),
]

const release = PROMETHEUS_RELEASE

const exportersOfHub = ({ telemetry, versions: { images } }: Fleet): readonly WorkloadFacts[] => {
  const { namespace } = telemetry
  return [
    one(
      namespace,
      `${release}-kube-state-metrics`,
      sized('kube-state-metrics', images.kubeStateMetrics, telemetry.kubeStateMetrics.resources),
    ),
    {
      ...one(
        namespace,
        `${release}-prometheus-node-exporter`,
        sized('node-exporter', images.nodeExporter, telemetry.nodeExporter.resources),
        'DaemonSet',
      ),
      isOnHost: true,
    },
    one(
      namespace,
      'opentelemetry-collector-agent',
      sized('opentelemetry-collector', images.collector, telemetry.collector.resources),
      'DaemonSet',
    ),
  ]
}

const storesOf = (fleet: Fleet): readonly WorkloadFacts[] => {
  const {
    hub,
    telemetry: { namespace },
  } = fleet
  const sidecar = (name: string): ContainerFacts =>
    plain(name, 'quay.io/kiwigrid/k8s-sidecar:2.1.2', 0.01, 64)
  return [
    one(
      namespace,
      `${release}-operator`,
      plain(release, 'quay.io/prometheus-operator/prometheus-operator:v0.90.1', 0.05, 64),
    ),
    {
      namespace,
      name: `${release}-grafana`,
      controller: 'Deployment',
      containers: [
        sized('grafana', 'docker.io/grafana/grafana:13.2.0', hub.grafana.resources),
        sidecar('grafana-sc-dashboard'),
        sidecar('grafana-sc-datasources'),
      ],
    },
    {
      namespace,
      name: `prometheus-${release}-prometheus`,
      controller: 'StatefulSet',
      containers: [
        sized('prometheus', 'quay.io/prometheus/prometheus:v3.14.0', hub.prometheus.resources),
        plain('config-reloader', 'quay.io/prometheus-operator/prometheus-config-reloader:v0.90.1', 0.01, 32),
      ],
      claims: [{ name: 'prometheus', bytes: bytes(hub.prometheus.volume) }],
    },
    {
      ...one(
        namespace,
        LOKI_RELEASE,
        sized('loki', 'docker.io/grafana/loki:3.7.6', hub.loki.resources),
        'StatefulSet',
      ),
      claims: [{ name: 'storage', bytes: bytes(hub.loki.volume) }],
    },
    one(
      namespace,
      `${LOKI_RELEASE}-gateway`,
      sized('nginx', 'docker.io/nginxinc/nginx-unprivileged:1.31-alpine', gatewayResources(fleet)),
    ),
  ]
}
