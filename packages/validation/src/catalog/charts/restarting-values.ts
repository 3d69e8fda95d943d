import type { Path } from '../../values/location.ts'

/** Values whose change restarts the pods of a workload, beside those that state fields of the pods themselves. */
export interface RestartingValues {
  /** The workload, by the key that most of its values have in common. */
  readonly home: Path
  /** A chart hashes them into an annotation of the pods, or makes arguments of them. */
  readonly values: readonly Path[]
  /** What the pods read again by themselves, and what is of other objects than the pods. */
  readonly except?: readonly Path[]
}

const PROMETHEUS = ['prometheus', 'prometheusSpec'] as const

/** Of the configuration, which a sidecar has Prometheus read again. */
const RELOADED = [
  'additionalAlertManagerConfigs',
  'additionalAlertRelabelConfigs',
  'additionalScrapeConfigs',
  'evaluationInterval',
  'externalLabels',
  'scrapeInterval',
  'scrapeTimeout',
  ...['podMonitor', 'probe', 'rule', 'scrapeConfig', 'serviceMonitor'].flatMap((kind) =>
    ['Selector', 'NamespaceSelector', 'SelectorNilUsesHelmValues'].map((key) => `${kind}${key}`),
  ),
]

/** Of the ServiceMonitor of an exporter. */
const exporter = (home: Path): RestartingValues => ({
  home,
  values: [],
  except: [
    [...home, 'prometheus'],
    [...home, 'service'],
  ],
})

const ARGUMENTS = ['enableFeatures', 'enableRemoteWriteReceiver', 'externalUrl', 'retention', 'retentionSize']
const GRAFANA = ['dashboardProviders', 'dashboards', 'datasources', 'grafana.ini']

const LOKI = ['backend', 'compactor', 'distributor', 'indexGateway', 'ingester', 'querier', 'queryFrontend']
const MORE_OF_LOKI = ['queryScheduler', 'read', 'ruler', 'singleBinary', 'write']

/** As read in the charts’ templates, by the chart’s name. */
export const RESTARTING_VALUES: Readonly<Record<string, readonly RestartingValues[]>> = {
  grafana: [{ home: [], values: GRAFANA.map((key) => [key]) }],
  'kube-state-metrics': [exporter([])],
  'prometheus-node-exporter': [exporter([])],
  'kube-prometheus-stack': [
    { home: ['grafana'], values: GRAFANA.map((key) => ['grafana', key]) },
    {
      home: PROMETHEUS,
      values: ARGUMENTS.map((key) => [...PROMETHEUS, key]),
      except: RELOADED.map((key) => [...PROMETHEUS, key]),
    },
    exporter(['kube-state-metrics']),
    exporter(['prometheus-node-exporter']),
  ],
  loki: [
    ...[...LOKI, ...MORE_OF_LOKI].map((part) => ({
      home: [part],
      values: [['loki']],
      except: [['loki', 'runtimeConfig']],
    })),
    {
      home: ['gateway'],
      values: [
        ['gateway', 'basicAuth'],
        ['gateway', 'nginxConfig'],
      ],
    },
  ],
  'opentelemetry-collector': [{ home: [], values: [['alternateConfig'], ['config'], ['presets']] }],
}
