import type { Path } from '../../../values/location.ts'
import {
  emptyByDefault,
  schedulingFields,
  from,
  isOn,
  variablesFrom,
  type ChartContainer,
  type ChartWorkload,
  type FieldSource,
} from './chart-workload.ts'
import { kubeStateMetrics, nodeExporter } from './exporters.ts'
import { grafana } from './grafana.ts'

const RELOADER: Path = ['prometheusOperator', 'prometheusConfigReloader']

/** What the operator makes of a resource of its own kinds, with the containers that it adds by itself. */
const operated = (
  name: string,
  home: Path,
  isMade: ChartWorkload['isMade'],
  main: ChartContainer,
): ChartWorkload => ({
  name,
  home,
  isMade,
  kind: () => 'StatefulSet',
  replicas: () => from([...home, 'replicas'], 1),
  fields: {
    hostNetwork: from([...home, 'hostNetwork'], false),
    ...schedulingFields(home),
    enableServiceLinks: from([...home, 'enableServiceLinks']),
    securityContext: from([...home, 'securityContext'], {
      runAsGroup: 2000,
      runAsNonRoot: true,
      runAsUser: 1000,
      fsGroup: 2000,
      seccompProfile: { type: 'RuntimeDefault' },
    }),
    volumes: from([...home, 'volumes']),
  },
  containers: [
    main,
    {
      name: 'config-reloader',
      image: {
        paths: [[...RELOADER, 'image']],
        repository: 'prometheus-operator/prometheus-config-reloader',
        tag: 'v0.93.1',
      },
      fields: { resources: from([...RELOADER, 'resources'], null) },
    },
  ],
  lists: [
    {
      path: [...home, 'containers'],
      kind: 'containers',
      changes: [main.name, 'config-reloader', 'thanos-sidecar'],
    },
    { path: [...home, 'initContainers'], kind: 'initContainers', changes: ['init-config-reloader'] },
  ],
})

const PROMETHEUS: Path = ['prometheus', 'prometheusSpec']
const ALERTMANAGER: Path = ['alertmanager', 'alertmanagerSpec']
const OPERATOR: Path = ['prometheusOperator']

const main = (name: string, home: Path, tag: string): ChartContainer => ({
  name,
  image: { paths: [[...home, 'image']], repository: `prometheus/${name}`, tag },
  fields: {
    resources: from([...home, 'resources'], null),
    volumeMounts: from([...home, 'volumeMounts']),
  },
})

const RECEIVER_FLAGS = {
  enableRemoteWriteReceiver: '--web.enable-remote-write-receiver',
  enableOTLPReceiver: '--web.enable-otlp-receiver',
}

/** The operator starts Prometheus with a flag for each way to push. */
const prometheus = (): ChartContainer => {
  const made = main('prometheus', PROMETHEUS, 'v3.14.0-distroless')
  const args: FieldSource = {
    paths: Object.keys(RECEIVER_FLAGS).map((key) => [...PROMETHEUS, key]),
    items: (_, read) =>
      Object.entries(RECEIVER_FLAGS)
        .filter(([key]) => read(...PROMETHEUS, key) === true)
        .map(([, value]) => ({ path: [], value })),
  }
  return { ...made, fields: { ...made.fields, args } }
}

const operator: ChartWorkload = {
  name: 'the Prometheus operator',
  home: OPERATOR,
  isMade: isOn([...OPERATOR, 'enabled'], true),
  kind: () => 'Deployment',
  strategy: from([...OPERATOR, 'strategy'], null),
  fields: {
    hostNetwork: from([...OPERATOR, 'hostNetwork'], false),
    ...emptyByDefault(OPERATOR, 'nodeSelector', 'tolerations', 'priorityClassName', 'dnsConfig'),
    securityContext: from([...OPERATOR, 'securityContext']),
    volumes: from([...OPERATOR, 'extraVolumes']),
  },
  containers: [
    {
      name: 'prometheus-operator',
      image: {
        paths: [[...OPERATOR, 'image']],
        repository: 'prometheus-operator/prometheus-operator',
        tag: 'v0.93.1',
      },
      fields: {
        resources: from([...OPERATOR, 'resources'], null),
        env: variablesFrom([...OPERATOR, 'env']),
        securityContext: from([...OPERATOR, 'containerSecurityContext']),
        volumeMounts: from([...OPERATOR, 'extraVolumeMounts']),
      },
    },
  ],
}

/** As read in the templates of 88.5.3. */
export const kubePrometheusStack: readonly ChartWorkload[] = [
  operated('Prometheus', PROMETHEUS, isOn(['prometheus', 'enabled'], true), prometheus()),
  operated(
    'Alertmanager',
    ALERTMANAGER,
    isOn(['alertmanager', 'enabled'], true),
    main('alertmanager', ALERTMANAGER, 'v0.34.0'),
  ),
  operator,
  grafana(['grafana'], isOn(['grafana', 'enabled'], true)),
  kubeStateMetrics(['kube-state-metrics'], isOn(['kubeStateMetrics', 'enabled'], true)),
  nodeExporter(['prometheus-node-exporter'], isOn(['nodeExporter', 'enabled'], true)),
]
