import { parse, stringify } from 'yaml'
import { collectorOfChart } from '../chart-stand-ins/opentelemetry-collector.ts'
import type { Host } from '../hosts/host.ts'
import { startHosts, type LabHosts } from '../hosts/lab-hosts.ts'
import type { Program } from '../hosts/program.ts'
import { startApiServer, type ApiServer } from '../kubernetes/api-server.ts'
import { openContainerLog, type ContainerLog } from '../logs/container-log.ts'
import { hubCollector, spokeCollector, startCollector, type CollectorSpec } from '../programs/collector.ts'
import { startPrometheus, type Prometheus } from '../programs/prometheus.ts'
import { startVictoriaLogs } from '../programs/victoria-logs.ts'
import { clusters } from '../trees/clusters.ts'
import { objectsOf, valueAt, valuesOf, type KubernetesObject } from '../trees/committed.ts'

/*
 * The sources of the fleet's alerts about telemetry: both collectors, the stores, and the hub's scrape of its own
 * collector. A second stands for the 30 seconds between two scrapes; everything else is as committed, unless a fault
 * needs less of it.
 */

/** The changed fields of a collector's configuration for a fault: a path with dots → the new value. */
export type Changes = Readonly<Record<string, unknown>>

/** One of the two collectors, which can be stopped and started. */
export interface RunningCollector {
  readonly host: Host
  readonly log: ContainerLog
  readonly program: () => Program
  readonly end: () => Promise<void>
  readonly begin: (changes?: Changes) => Promise<void>
}

export interface Pipeline {
  readonly hosts: LabHosts
  readonly prometheus: Prometheus
  readonly hub: RunningCollector
  readonly spoke: RunningCollector
  /** Whether the hub's Prometheus scrapes anything from now on. */
  readonly scrape: (does: boolean) => Promise<void>
}

const scrapeInterval = '1s'

const setAt = (
  object: Record<string, unknown>,
  [key = '', ...rest]: readonly string[],
  value: unknown,
): void => {
  if (rest.length === 0) object[key] = value
  else setAt(valueAt(object, key) as Record<string, unknown>, rest, value)
}

interface Configuration extends Record<string, unknown> {
  readonly receivers: Readonly<
    Record<string, { readonly config?: { readonly scrape_configs: { scrape_interval: string }[] } }>
  >
}

/** A committed configuration that scrapes every second. */
const hastened = (committed: string, changes: Changes): string => {
  const configuration = parse(committed) as Configuration
  for (const { config } of Object.values(configuration.receivers)) {
    for (const scrape of config?.scrape_configs ?? []) scrape.scrape_interval = scrapeInterval
  }
  for (const [path, value] of Object.entries(changes)) setAt(configuration, path.split('.'), value)
  return stringify(configuration)
}

const podAddress = '10.42.0.10'

/** The hub's own scrape of its collector by the committed PodMonitor, with the labels that the operator gives it. */
const scrapeOfHub = {
  job_name: 'otel-collector',
  scrape_interval: scrapeInterval,
  honor_labels: true,
  static_configs: [
    {
      targets: [`${podAddress}:8888`],
      labels: { cluster: clusters.hub.name, instance: clusters.hub.node.name },
    },
  ],
}

const prometheusConfiguration = (scrapes: boolean): string => {
  const spec = valueAt(valuesOf(clusters.hub.name, 'kube-prometheus-stack'), 'prometheus', 'prometheusSpec')
  return JSON.stringify({
    storage: { tsdb: { out_of_order_time_window: valueAt(spec, 'tsdb', 'outOfOrderTimeWindow') } },
    scrape_configs: scrapes ? [scrapeOfHub] : [],
  })
}

const rights = (objects: readonly KubernetesObject[]): readonly KubernetesObject[] => [
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'monitoring' } },
  ...objects.filter(({ kind, metadata }) =>
    kind === 'ServiceAccount' ? metadata.namespace === 'monitoring' : kind.startsWith('ClusterRole'),
  ),
]

interface CollectorOf {
  readonly spec: CollectorSpec
  readonly server: ApiServer
  readonly stage: string
}

const runCollector = async (host: Host, { spec, server, stage }: CollectorOf): Promise<RunningCollector> => {
  const begin = (changes: Changes = {}) =>
    startCollector(host, { spec, server, stage, configuration: hastened(spec.configuration, changes) })
  let program = await begin()
  return {
    host,
    log: openContainerLog(host, {
      namespace: 'personal-services',
      pod: 'it-tools-1',
      uid: '5d0f4a52-0000-4000-8000-000000000001',
      container: 'it-tools',
    }),
    program: () => program,
    end: () => program.kill('SIGKILL'),
    begin: async (changes) => {
      program = await begin(changes)
    },
  }
}

/** Starts the part of the fleet that alerts about telemetry watch. */
export const startPipeline = async (): Promise<Pipeline> => {
  const hosts = await startHosts()
  const { hub, spoke, stage } = hosts
  const [prometheus, hubServer, spokeServer] = await Promise.all([
    startPrometheus(hub, prometheusConfiguration(true)),
    startApiServer(hub, stage),
    startApiServer(spoke, stage),
    startVictoriaLogs(hub),
  ])
  await hubServer.api.apply(rights(collectorOfChart()))
  await spokeServer.api.apply(rights(objectsOf(clusters.spoke.name)))
  // A separate disk for the spoke's queue, which a fault can fill.
  spoke.run('mkdir', '-p', '/var/lib/otelcol')
  spoke.run('mount', '-t', 'tmpfs', '-o', 'size=48m', 'queue', '/var/lib/otelcol')
  return {
    hosts,
    prometheus,
    hub: await runCollector(hub, { spec: hubCollector(), server: hubServer, stage }),
    spoke: await runCollector(spoke, { spec: spokeCollector(), server: spokeServer, stage }),
    scrape: async (does) => {
      hub.write('/etc/prometheus/prometheus.yaml', prometheusConfiguration(does))
      process.kill(prometheus.program().pid, 'SIGHUP')
    },
  }
}
