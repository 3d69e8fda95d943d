import { prometheusDuration } from '../../queries/durations.ts'
import { at, type Path } from '../../values/location.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { monitorsOf, type Monitor, type MonitorTarget } from '../../tree/monitoring/monitors.ts'
import { nameOf, namespaceOf } from '../../tree/objects.ts'
import { isMap, listOf, valueAt } from '../../values/value-at.ts'
import { expositionBy } from '../exporters/exporter.ts'
import { operatorRules } from '../relabel/rule.ts'
import type { ScrapeJob, Target } from './scrape-job.ts'
import type { LabelValues } from '../../catalog/metrics/catalogue.ts'
import { exporterOfPods, serves } from './exporter-at.ts'
import type { ScrapeDefaults } from './scrape-defaults.ts'

/** The scrapes that the operator makes of a cluster's own ServiceMonitors and PodMonitors. */
export const monitorJobs = (cluster: ClusterView, defaults: ScrapeDefaults): readonly ScrapeJob[] =>
  monitorsOf(cluster).flatMap((monitor) =>
    monitor.endpoints.map((_, index) => jobOf(cluster, monitor, index, defaults)),
  )

const jobOf = (
  cluster: ClusterView,
  monitor: Monitor,
  index: number,
  defaults: ScrapeDefaults,
): ScrapeJob => {
  const { located, targets } = monitor
  const list = located.object.kind === 'PodMonitor' ? 'podMetricsEndpoints' : 'endpoints'
  const written = listOf(valueAt(located.object, ['spec', list]))[index]
  const endpoint = isMap(written) ? written : {}
  const location = (...path: Path) => at(located, 'spec', list, index, ...path)
  const rules = (key: string) => ({
    rules: operatorRules(endpoint[key]),
    location: (...path: Path) => location(key, ...path),
  })
  const { interval, port, path = '/metrics', scheme = 'http' } = endpoint
  return {
    cluster,
    maker: 'tree',
    owner: nameOf(located),
    interval: (typeof interval === 'string' ? prometheusDuration(interval) : undefined) ?? defaults.interval,
    isIntervalStated: typeof interval === 'string',
    intervalKey: ['interval'],
    isNamed: false,
    path: String(path),
    scheme: String(scheme).toLowerCase(),
    honorLabels: endpoint['honorLabels'] === true,
    honorTimestamps: endpoint['honorTimestamps'] !== false,
    settings: endpoint,
    targets: targets
      .filter(({ ports }) => ports.some(({ name }) => name === port))
      .map((target) =>
        targetOf(cluster, monitor, target, {
          port: String(port),
          path: String(path),
          scheme: String(scheme).toLowerCase(),
        }),
      ),
    targetRelabelling: [...defaults.targetRelabelling, rules('relabelings')],
    metricRelabelling: [...defaults.metricRelabelling, rules('metricRelabelings')],
    location,
  }
}

interface Endpoint {
  readonly port: string
  readonly path: string
  readonly scheme: string
}

const targetOf = (
  cluster: ClusterView,
  monitor: Monitor,
  target: MonitorTarget,
  endpoint: Endpoint,
): Target => {
  const found = exporterOfPods(cluster, target.pods)
  const exporter = found && serves(found, endpoint) ? found : undefined
  const { port } = endpoint
  return {
    address: target.id,
    labels: new Map([...discovered(target, port), ...operatorLabels(monitor, target, port)]),
    exposition: exporter && expositionBy(exporter),
    // A Service of the API server or of an operator may lead to what is in no tree.
    ...(!found && (target.pods.length > 0 || target.isForeign) && { open: { prefix: undefined } }),
    location: at(monitor.located),
  }
}

/** The labels that service discovery gives a target; what no tree holds may be anything. */
const discovered = (
  { namespace, service, labels, pods }: MonitorTarget,
  port: string,
): [string, LabelValues][] => [
  ...OPEN.map((label): [string, LabelValues] => [label, 'any']),
  ['__meta_kubernetes_namespace', new Set([namespace])],
  ...(service === undefined
    ? [['__meta_kubernetes_pod_container_port_name', new Set([port])] as [string, LabelValues]]
    : [
        ['__meta_kubernetes_service_name', new Set([service])] as [string, LabelValues],
        ['__meta_kubernetes_endpoint_port_name', new Set([port])] as [string, LabelValues],
        ...described('service', labels),
      ]),
  ...described('pod', pods[0]?.labels ?? {}),
]

const OPEN = [
  '__address__',
  '__metrics_path__',
  '__scheme__',
  '__meta_kubernetes_pod_name',
  '__meta_kubernetes_pod_ip',
  '__meta_kubernetes_pod_uid',
  '__meta_kubernetes_pod_node_name',
  '__meta_kubernetes_pod_host_ip',
  '__meta_kubernetes_pod_phase',
  '__meta_kubernetes_pod_ready',
  '__meta_kubernetes_pod_container_name',
  '__meta_kubernetes_pod_container_image',
  '__meta_kubernetes_pod_container_port_number',
  '__meta_kubernetes_pod_controller_kind',
  '__meta_kubernetes_pod_controller_name',
  '__meta_kubernetes_endpointslice_address_target_name',
] as const

const described = (message: string, labels: Readonly<Record<string, string>>): [string, LabelValues][] =>
  Object.entries(labels).map(([label, value]) => [
    `__meta_kubernetes_${message}_label_${sanitised(label)}`,
    new Set([value]),
  ])

const sanitised = (label: string): string => label.replaceAll(/\W/g, '_')

/** The labels that the operator gives each target before anybody's own relabelling. */
const operatorLabels = (
  { located }: Monitor,
  target: MonitorTarget,
  port: string,
): [string, LabelValues][] => {
  const { namespace, service, labels } = target
  const spec = valueAt(located.object, ['spec'])
  const jobLabel = valueAt(spec, ['jobLabel'])
  const job = service ?? `${namespaceOf(located)}/${located.object.metadata.name}`
  return [
    ['namespace', new Set([namespace])],
    ['pod', 'any'],
    ['container', 'any'],
    ...(service === undefined ? [] : [['service', new Set([service])] as [string, LabelValues]]),
    ['job', new Set([(typeof jobLabel === 'string' ? labels[jobLabel] : undefined) ?? job])],
    ['endpoint', new Set([port])],
    ...copied(spec, 'targetLabels', labels),
    ...copied(spec, 'podTargetLabels', target.pods[0]?.labels ?? {}),
  ]
}

const copied = (
  spec: unknown,
  key: string,
  labels: Readonly<Record<string, string>>,
): [string, LabelValues][] =>
  listOf(valueAt(spec, [key])).flatMap((label) => {
    const value = labels[String(label)]
    return value === undefined ? [] : [[sanitised(String(label)), new Set([value])]]
  })
