import type { ExporterName } from '../telemetry/catalogues/index.ts'
import type { Path } from '../spot.ts'

/** A scrape that kube-prometheus-stack makes by itself, and where its values change it. */
export interface ChartJob {
  readonly job: string
  /** Nothing where no catalogue knows the program. */
  readonly exporter?: ExporterName
  /** All of these must be on; each is by default, unless the second says otherwise. */
  readonly switches: readonly (readonly [Path, boolean])[]
  readonly service: string
  readonly namespace: 'release' | 'kube-system'
  readonly endpoint: string
  readonly container: string | undefined
  readonly path: string
  readonly scheme: 'http' | 'https'
  readonly honorLabels: boolean
  readonly labels: readonly string[]
  /** The keys in the values. */
  readonly interval: Path
  readonly relabelings: Path
  readonly metricRelabelings: Path
  /** What the chart puts there by itself: a value replaces the whole list. */
  readonly dropsByDefault?: string
}

const release = 'kube-prometheus-stack'
const KUBELET: Path = ['kubelet', 'serviceMonitor']

const OF_POD = ['namespace', 'pod', 'container', 'service', 'endpoint'] as const

const kubelet = (path: string, prefix: string, isOn: readonly (readonly [Path, boolean])[]): ChartJob => {
  const key = (name: string): Path => [
    ...KUBELET,
    prefix === '' ? name.charAt(0).toLowerCase() + name.slice(1) : `${prefix}${name}`,
  ]
  return {
    job: 'kubelet',
    ...(path === '/metrics' && { exporter: 'kubelet' as const }),
    ...(path === '/metrics/cadvisor' && { exporter: 'cadvisor' as const }),
    switches: [[['kubelet', 'enabled'], true], ...isOn],
    service: `${release}-kubelet`,
    namespace: 'kube-system',
    endpoint: 'https-metrics',
    container: undefined,
    path,
    scheme: 'https',
    honorLabels: true,
    labels: ['namespace', 'service', 'endpoint', 'node', 'metrics_path'],
    // Where it is set it holds for all of the kubelet's endpoints.
    interval: [...KUBELET, 'interval'],
    relabelings: key('Relabelings'),
    metricRelabelings: key('MetricRelabelings'),
  }
}

const monitored = (
  job: string,
  {
    exporter,
    values,
    on,
    service,
    endpoint,
    container,
    honorLabels = false,
    scheme = 'http',
  }: {
    readonly exporter?: ExporterName
    /** The monitor's settings. */
    readonly values: Path
    readonly on: readonly Path[]
    readonly service: string
    readonly endpoint: string
    readonly container: string
    readonly honorLabels?: boolean
    readonly scheme?: 'http' | 'https'
  },
): ChartJob => ({
  job,
  ...(exporter && { exporter }),
  switches: on.map((path) => [path, true]),
  service,
  namespace: 'release',
  endpoint,
  container,
  path: '/metrics',
  scheme,
  honorLabels,
  labels: OF_POD,
  interval: [...values, 'interval'],
  relabelings: [...values, 'relabelings'],
  metricRelabelings: [...values, 'metricRelabelings'],
})

/** An endpoint of the monitor of Prometheus itself. */
const ofPrometheus = (
  endpoint: Pick<Parameters<typeof monitored>[1], 'exporter' | 'endpoint' | 'container'>,
): ChartJob =>
  monitored(`${release}-prometheus`, {
    values: ['prometheus', 'serviceMonitor'],
    on: [
      ['prometheus', 'enabled'],
      ['prometheus', 'serviceMonitor', 'selfMonitor'],
    ],
    service: `${release}-prometheus`,
    ...endpoint,
  })

/** As the chart's templates make them. */
export const KUBE_PROMETHEUS_STACK_JOBS: { readonly readFrom: string; readonly jobs: readonly ChartJob[] } = {
  readFrom: '88.5.3',
  jobs: [
    kubelet('/metrics', '', []),
    {
      ...kubelet('/metrics/cadvisor', 'cAdvisor', [[[...KUBELET, 'cAdvisor'], true]]),
      dropsByDefault:
        'container_(cpu_(cfs_throttled_seconds_total|load_average_10s|system_seconds_total|user_seconds_total)|fs_(io_current|io_time_seconds_total|io_time_weighted_seconds_total|reads_merged_total|sector_reads_total|sector_writes_total|writes_merged_total)|memory_(mapped_file|swap)|file_descriptors|tasks_state|threads_max|spec_.+)',
    },
    kubelet('/metrics/probes', 'probes', [[[...KUBELET, 'probes'], true]]),
    monitored('node-exporter', {
      exporter: 'node-exporter',
      values: ['prometheus-node-exporter', 'prometheus', 'monitor'],
      on: [
        ['nodeExporter', 'enabled'],
        ['prometheus-node-exporter', 'prometheus', 'monitor', 'enabled'],
      ],
      service: `${release}-prometheus-node-exporter`,
      endpoint: 'http-metrics',
      container: 'node-exporter',
    }),
    monitored('kube-state-metrics', {
      exporter: 'kube-state-metrics',
      values: ['kube-state-metrics', 'prometheus', 'monitor', 'http'],
      on: [
        ['kubeStateMetrics', 'enabled'],
        ['kube-state-metrics', 'prometheus', 'monitor', 'enabled'],
      ],
      service: `${release}-kube-state-metrics`,
      endpoint: 'http',
      container: 'kube-state-metrics',
      honorLabels: true,
    }),
    ofPrometheus({ exporter: 'prometheus', endpoint: 'http-web', container: 'prometheus' }),
    ofPrometheus({ endpoint: 'reloader-web', container: 'config-reloader' }),
    monitored(`${release}-operator`, {
      exporter: 'prometheus-operator',
      values: ['prometheusOperator', 'serviceMonitor'],
      on: [
        ['prometheusOperator', 'enabled'],
        ['prometheusOperator', 'serviceMonitor', 'selfMonitor'],
      ],
      service: `${release}-operator`,
      endpoint: 'https',
      container: release,
      honorLabels: true,
      scheme: 'https',
    }),
    monitored(`${release}-grafana`, {
      values: ['grafana', 'serviceMonitor'],
      on: [
        ['grafana', 'enabled'],
        ['grafana', 'serviceMonitor', 'enabled'],
      ],
      service: `${release}-grafana`,
      endpoint: 'http-web',
      container: 'grafana',
      honorLabels: true,
    }),
    {
      ...monitored('coredns', {
        values: ['coreDns', 'serviceMonitor'],
        on: [
          ['coreDns', 'enabled'],
          ['coreDns', 'serviceMonitor', 'enabled'],
        ],
        service: `${release}-coredns`,
        endpoint: 'http-metrics',
        container: 'coredns',
      }),
      namespace: 'kube-system',
    },
  ],
}
