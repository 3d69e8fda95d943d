import { K3S_NAMESPACE, PROMETHEUS_RELEASE, SCRAPE_TARGETS as T } from '@fleet/model'
import type { World } from '../world/world.ts'
import { FLUX_TARGETS, intervalOf, keepsFlux, type Target } from './target.ts'

/** Pods that the hub's Prometheus scrapes, through a Service or by a PodMonitor. */
export interface ScrapedPods {
  readonly job: string
  /** `scrape` where no catalogue says what it yields. */
  readonly exporter: Target['exporter']
  /** In seconds. */
  readonly interval: number
  readonly namespace: string
  readonly workload: string
  readonly container: string
  readonly service?: string
  readonly endpoint: string
  readonly port: number
  readonly keeps?: Target['keeps']
}

export const podsScraped = (world: World): readonly ScrapedPods[] => [
  ...exporters(world),
  ...ofTheFleet(world),
  ...ofCharts(world),
]

const release = PROMETHEUS_RELEASE

const exporters = (world: World): readonly ScrapedPods[] => {
  const { namespace } = world.fleet.telemetry
  const ofNode = `${release}-prometheus-node-exporter`
  const ofObjects = `${release}-kube-state-metrics`
  return [
    {
      job: T.nodeExporter.job,
      exporter: 'node-exporter',
      interval: intervalOf(world, T.nodeExporter.interval),
      namespace,
      workload: ofNode,
      container: 'node-exporter',
      service: ofNode,
      endpoint: 'http-metrics',
      port: T.nodeExporter.port,
    },
    {
      job: T.kubeStateMetrics.job,
      exporter: 'kube-state-metrics',
      interval: intervalOf(world, T.kubeStateMetrics.interval),
      namespace,
      workload: ofObjects,
      container: 'kube-state-metrics',
      service: ofObjects,
      endpoint: 'http',
      port: T.kubeStateMetrics.port,
    },
  ]
}

/** What the trees have monitors of their own for. */
const ofTheFleet = (world: World): readonly ScrapedPods[] => {
  const { clusters, hub, telemetry, gitops } = world.fleet
  return [
    ...FLUX_TARGETS.map(({ job, exporter, interval, service, portName, port }) => ({
      job,
      exporter,
      interval: intervalOf(world, interval),
      namespace: gitops.source.namespace,
      workload: job,
      container: 'manager',
      service,
      endpoint: portName,
      port,
      keeps: keepsFlux,
    })),
    {
      job: T.cloudflared.job,
      exporter: 'cloudflared',
      interval: intervalOf(world, T.cloudflared.interval),
      namespace: clusters[hub.cluster]?.cloudflared?.namespace ?? '',
      workload: 'cloudflared',
      container: 'cloudflared',
      service: T.cloudflared.service,
      endpoint: T.cloudflared.portName,
      port: T.cloudflared.port,
    },
    {
      job: T.traefik.job,
      exporter: 'traefik',
      interval: intervalOf(world, T.traefik.interval),
      namespace: K3S_NAMESPACE,
      workload: 'traefik',
      container: 'traefik',
      service: T.traefik.service,
      endpoint: T.traefik.portName,
      port: T.traefik.port,
    },
    {
      job: T.collector.job,
      exporter: 'otel-collector',
      interval: intervalOf(world, T.collector.interval),
      namespace: telemetry.namespace,
      workload: 'opentelemetry-collector-agent',
      container: 'opentelemetry-collector',
      endpoint: 'metrics',
      port: T.collector.port,
    },
  ]
}

/** What the values of the charts' Prometheus say. */
const CHART_INTERVAL = 30

const ofCharts = ({ fleet: { telemetry } }: World): readonly ScrapedPods[] => {
  const part = (
    name: string,
    facts: Pick<ScrapedPods, 'exporter' | 'container' | 'endpoint' | 'port'>,
    workload = `${release}-${name}`,
  ): ScrapedPods => ({
    job: `${release}-${name}`,
    interval: CHART_INTERVAL,
    namespace: telemetry.namespace,
    workload,
    service: `${release}-${name}`,
    ...facts,
  })
  const server = `prometheus-${release}-prometheus`
  return [
    part(
      'prometheus',
      { exporter: 'prometheus', container: 'prometheus', endpoint: 'http-web', port: 9090 },
      server,
    ),
    part(
      'prometheus',
      { exporter: 'scrape', container: 'config-reloader', endpoint: 'reloader-web', port: 8080 },
      server,
    ),
    part('operator', {
      exporter: 'prometheus-operator',
      container: release,
      endpoint: 'https',
      port: 10_250,
    }),
    part('grafana', { exporter: 'scrape', container: 'grafana', endpoint: 'http-web', port: 3000 }),
    {
      job: 'coredns',
      exporter: 'scrape',
      interval: CHART_INTERVAL,
      namespace: K3S_NAMESPACE,
      workload: 'coredns',
      container: 'coredns',
      service: `${release}-coredns`,
      endpoint: 'http-metrics',
      port: 9153,
    },
  ]
}
