import { CHART_CONTRACTS, type ChartContract } from '@fleet/validation/chart-contracts'
import { parse } from 'yaml'
import { chartProgram } from '../charts/chart-programs.ts'
import { exportersOfChart } from '../chart-stand-ins/kube-prometheus-stack/exporters.ts'
import { kubeletMonitor } from '../chart-stand-ins/kube-prometheus-stack/kubelet.ts'
import { prometheusPrerequisites } from '../chart-stand-ins/kube-prometheus-stack/prometheus.ts'
import { collectorOfChart } from '../chart-stand-ins/opentelemetry-collector.ts'
import { broughtByK3s } from '../chart-stand-ins/k3s.ts'
import { gotkComponents } from '../corpus/gotk-components.ts'
import { clusters } from '../trees/clusters.ts'
import { objectOf, objectsOf, type KubernetesObject } from '../trees/committed.ts'

/* The objects of a cluster that its tree does not state: those of charts, of k3s and of bootstrap, and a person's Secrets. */

const namespace = 'monitoring'

const contractOf = (chart: string): ChartContract => {
  const contract = CHART_CONTRACTS[chart]
  if (!contract) throw new Error(`no contract of a chart ${chart}`)
  return contract
}

const podsOf = (chart: string, part: string): ChartContract['pods'][number] => {
  const pods = contractOf(chart).pods.find((one) => one.part === part)
  if (!pods) throw new Error(`the chart ${chart} has no pods ${part}`)
  return pods
}

interface Container {
  readonly name: string
  readonly image: string
}

/** A workload of one replica with the labels and the ports that the contract of its chart states. */
const workloadOf = (
  kind: 'Deployment' | 'StatefulSet',
  name: string,
  { labels, ports }: ChartContract['pods'][number],
  [first, ...others]: readonly [Container, ...Container[]],
): KubernetesObject => ({
  apiVersion: 'apps/v1',
  kind,
  metadata: { name, namespace, labels },
  spec: {
    replicas: 1,
    ...(kind === 'StatefulSet' && { serviceName: `${name}-headless` }),
    selector: { matchLabels: labels },
    template: {
      metadata: { labels },
      spec: {
        containers: [
          { ...first, ports: ports.map((port) => ({ name: port.name, containerPort: port.number })) },
          ...others,
        ],
      },
    },
  },
})

const servicesOf = (chart: string): readonly KubernetesObject[] =>
  Object.entries(contractOf(chart).services).map(([name, { labels, selector, ports }]) => ({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace, labels },
    spec: {
      selector,
      ports: ports.map((port) => ({ name: port.name, port: port.number, targetPort: port.name })),
    },
  }))

const lokiOfChart: readonly KubernetesObject[] = [
  ...servicesOf('loki'),
  workloadOf('StatefulSet', 'loki', podsOf('loki', 'loki'), [
    { name: 'loki', image: `docker.io/grafana/loki:${chartProgram('loki', 'loki')}` },
  ]),
  workloadOf('Deployment', 'loki-gateway', podsOf('loki', 'gateway'), [
    { name: 'nginx', image: 'docker.io/nginxinc/nginx-unprivileged:1.31-alpine' },
  ]),
]

const grafanaOfChart = workloadOf(
  'Deployment',
  'kube-prometheus-stack-grafana',
  podsOf('kube-prometheus-stack', 'grafana'),
  [
    { name: 'grafana', image: 'docker.io/grafana/grafana:13.2.0' },
    { name: 'grafana-sc-dashboard', image: 'quay.io/kiwigrid/k8s-sidecar:2.1.4' },
  ],
)

const ofCharts: readonly KubernetesObject[] = [
  ...prometheusPrerequisites,
  ...exportersOfChart,
  kubeletMonitor,
  ...collectorOfChart(),
  ...lokiOfChart,
  grafanaOfChart,
]

/** A person's Secrets that a tree needs, as its ConfigMap `required-secrets` lists them. */
const secretsOf = (cluster: string): readonly KubernetesObject[] =>
  Object.entries(
    objectOf(cluster, 'ConfigMap', 'required-secrets')['data'] as Readonly<Record<string, string>>,
  ).map(([file, text]) => {
    const [, secretNamespace = '', name = ''] = /^([^.]+)\.(.+)\.yaml$/.exec(file) ?? []
    const { keys } = parse(text) as { readonly keys: readonly string[] }
    return {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name, namespace: secretNamespace },
      stringData: Object.fromEntries(keys.map((key) => [key, `the ${key} of the lab`])),
    }
  })

const namespacesOf = (cluster: string): readonly KubernetesObject[] =>
  objectsOf(cluster).filter(({ kind }) => kind === 'Namespace')

/** All of them, in an order that the API accepts. */
export const foreignObjects = (cluster: string): readonly KubernetesObject[] => [
  ...namespacesOf(cluster),
  ...(gotkComponents() as readonly KubernetesObject[]),
  ...broughtByK3s,
  ...secretsOf(cluster),
  ...(cluster === clusters.hub.name ? ofCharts : []),
]
