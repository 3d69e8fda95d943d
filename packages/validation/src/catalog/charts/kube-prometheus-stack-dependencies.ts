import type { Path } from '../../values/location.ts'
import type { Dependency } from './chart-contract.ts'

const OF_PROMETHEUS_NAME = ['app.kubernetes.io/instance', 'operator.prometheus.io/name', 'prometheus']
const OF_CHART_NAME = ['app', 'app.kubernetes.io/name', 'app.kubernetes.io/part-of']

/** A chart inside of the chart has names of its own. */
const ofSubchart = (key: string, part: string, program: string): Dependency[] => [
  {
    path: [key, 'fullnameOverride'],
    byDefault: '',
    moves: `the name of the Service of ${program}`,
    services: [part],
  },
  {
    path: [key, 'nameOverride'],
    byDefault: '',
    moves: `the names and labels of ${program}`,
    services: [part],
    pods: [part],
    labels: ['app.kubernetes.io/name', 'app.kubernetes.io/part-of'],
  },
]

const port = (path: Path, byDefault: unknown, part: string, moves: string): Dependency => ({
  path,
  byDefault,
  moves,
  services: [part],
})

/** The values that move what the contract of kube-prometheus-stack states, read from the templates of its version. */
export const KUBE_PROMETHEUS_STACK_DEPENDENCIES: readonly Dependency[] = [
  {
    path: ['fullnameOverride'],
    byDefault: '',
    moves: 'the names of the Services of Prometheus and its operator, and the labels of Prometheus’ pods',
    services: ['prometheus', 'operator', 'coredns', 'kubelet'],
    pods: ['prometheus'],
    labels: OF_PROMETHEUS_NAME,
  },
  {
    path: ['nameOverride'],
    byDefault: '',
    moves: 'the names and labels of Prometheus and its operator',
    services: ['prometheus', 'operator', 'coredns', 'kubelet'],
    pods: ['prometheus', 'operator'],
    labels: [...OF_PROMETHEUS_NAME, ...OF_CHART_NAME],
  },
  {
    path: ['cleanPrometheusOperatorObjectNames'],
    byDefault: false,
    moves: 'the labels of Prometheus’ pods',
    services: ['prometheus'],
    pods: ['prometheus'],
    labels: OF_PROMETHEUS_NAME,
  },
  {
    path: ['prometheus', 'prometheusSpec', 'portName'],
    byDefault: 'http-web',
    moves: 'the name of the port of Prometheus',
    services: ['prometheus'],
    pods: ['prometheus'],
  },
  {
    path: ['prometheus', 'prometheusSpec', 'routePrefix'],
    byDefault: '/',
    moves: 'the path at which Prometheus takes in samples and is scraped',
    services: ['prometheus'],
    pods: ['prometheus'],
  },
  port(['prometheus', 'service', 'port'], 9090, 'prometheus', 'the port of the Service of Prometheus'),
  port(
    ['prometheus', 'service', 'targetPort'],
    9090,
    'prometheus',
    'the port of the pods to which the Service of Prometheus leads',
  ),
  port(
    ['prometheus', 'service', 'reloaderWebPort'],
    8080,
    'prometheus',
    'the port of the Service by which the reloader of Prometheus is scraped',
  ),
  {
    path: ['prometheusOperator', 'fullnameOverride'],
    byDefault: '',
    moves: 'the name of the Service of the operator',
    services: ['operator'],
  },
  port(
    ['prometheusOperator', 'kubeletService', 'name'],
    '',
    'kubelet',
    'the name of the Service of the kubelets',
  ),
  port(
    ['prometheusOperator', 'kubeletService', 'namespace'],
    'kube-system',
    'kubelet',
    'the namespace of the Service of the kubelets',
  ),
  ...ofSubchart('grafana', 'grafana', 'Grafana'),
  port(['grafana', 'service', 'enabled'], true, 'grafana', 'the Service of Grafana away'),
  port(['grafana', 'service', 'port'], 80, 'grafana', 'the port of the Service of Grafana'),
  port(
    ['grafana', 'service', 'portName'],
    'http-web',
    'grafana',
    'the name of the port of the Service of Grafana',
  ),
  {
    path: ['grafana', 'podPortName'],
    byDefault: 'grafana',
    moves: 'the name of the port of Grafana’s pods',
    pods: ['grafana'],
  },
  ...ofSubchart('kube-state-metrics', 'kube-state-metrics', 'kube-state-metrics'),
  port(
    ['kube-state-metrics', 'service', 'port'],
    8080,
    'kube-state-metrics',
    'the port of the Service of kube-state-metrics',
  ),
  ...ofSubchart('prometheus-node-exporter', 'node-exporter', 'the node exporter'),
  {
    path: ['prometheus-node-exporter', 'service', 'portName'],
    byDefault: 'http-metrics',
    moves: 'the name of the port of the node exporter',
    services: ['node-exporter'],
    pods: ['node-exporter'],
  },
  {
    path: ['crds', 'enabled'],
    byDefault: true,
    moves: 'the kinds of monitoring.coreos.com away, so that a new cluster accepts no monitor and no rule',
  },
  {
    path: ['global', 'rbac', 'create'],
    byDefault: true,
    moves: 'the rights of Prometheus and its operator away, without which they find nothing',
  },
]
