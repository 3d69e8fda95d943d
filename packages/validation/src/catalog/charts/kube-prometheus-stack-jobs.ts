import type { Path } from '../../values/location.ts'
import { monitored, type ChartJob } from './chart-job.ts'
import type { Switch } from './chart-contract.ts'

const release = 'kube-prometheus-stack'
const KUBELET: Path = ['kubelet', 'serviceMonitor']

const kubelet = (path: string, prefix: string, isOn: readonly Switch[]): ChartJob => {
  const key = (name: string): Path => [
    ...KUBELET,
    prefix === '' ? name.charAt(0).toLowerCase() + name.slice(1) : `${prefix}${name}`,
  ]
  return {
    job: 'kubelet',
    part: 'kubelet',
    ...(path === '/metrics' && { exporter: 'kubelet' as const }),
    ...(path === '/metrics/cadvisor' && { exporter: 'cadvisor' as const }),
    switches: [
      [['kubelet', 'enabled'], true],
      [[...KUBELET, 'enabled'], true],
      [['kubernetesServiceMonitors', 'enabled'], true],
      ...isOn,
    ],
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

/** An endpoint of the monitor of Prometheus itself. */
const ofPrometheus = (
  endpoint: Pick<Parameters<typeof monitored>[1], 'exporter' | 'endpoint' | 'prefix' | 'container'>,
): ChartJob =>
  monitored(`${release}-prometheus`, {
    part: 'prometheus',
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
    kubelet('/metrics', '', [[[...KUBELET, 'kubelet'], true]]),
    {
      ...kubelet('/metrics/cadvisor', 'cAdvisor', [[[...KUBELET, 'cAdvisor'], true]]),
      otherInterval: { path: [...KUBELET, 'cAdvisorInterval'], byDefault: '10s' },
      dropsByDefault:
        'container_(cpu_(cfs_throttled_seconds_total|load_average_10s|system_seconds_total|user_seconds_total)|fs_(io_current|io_time_seconds_total|io_time_weighted_seconds_total|reads_merged_total|sector_reads_total|sector_writes_total|writes_merged_total)|memory_(mapped_file|swap)|file_descriptors|tasks_state|threads_max|spec_.+)',
    },
    kubelet('/metrics/probes', 'probes', [[[...KUBELET, 'probes'], true]]),
    monitored('node-exporter', {
      part: 'node-exporter',
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
    {
      ...monitored('kube-state-metrics', {
        part: 'kube-state-metrics',
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
      otherInterval: { path: ['kube-state-metrics', 'prometheus', 'monitor', 'interval'] },
    },
    {
      ...monitored('kube-state-metrics', {
        part: 'kube-state-metrics',
        prefix: 'kube_state_metrics_',
        values: ['kube-state-metrics', 'prometheus', 'monitor', 'metrics'],
        on: [
          ['kubeStateMetrics', 'enabled'],
          ['kube-state-metrics', 'prometheus', 'monitor', 'enabled'],
        ],
        onRequest: [['kube-state-metrics', 'selfMonitor', 'enabled']],
        service: `${release}-kube-state-metrics`,
        endpoint: 'metrics',
        container: 'kube-state-metrics',
        honorLabels: true,
      }),
      otherInterval: { path: ['kube-state-metrics', 'prometheus', 'monitor', 'interval'] },
    },
    ofPrometheus({ exporter: 'prometheus', endpoint: 'http-web', container: 'prometheus' }),
    ofPrometheus({ endpoint: 'reloader-web', prefix: 'reloader_', container: 'config-reloader' }),
    monitored(`${release}-operator`, {
      part: 'operator',
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
      part: 'grafana',
      prefix: 'grafana_',
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
        part: 'coredns',
        prefix: 'coredns_',
        values: ['coreDns', 'serviceMonitor'],
        on: [
          ['coreDns', 'enabled'],
          ['coreDns', 'serviceMonitor', 'enabled'],
          ['kubernetesServiceMonitors', 'enabled'],
        ],
        service: `${release}-coredns`,
        endpoint: 'http-metrics',
        container: 'coredns',
      }),
      namespace: 'kube-system',
    },
  ],
}
