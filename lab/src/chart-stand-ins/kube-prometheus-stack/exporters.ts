import { DEFINITION_RIGHTS } from '@fleet/model'
import { stringify } from 'yaml'
import type { KubernetesObject } from '../../trees/committed.ts'
import { account, at, monitoring, object, release } from './chart.ts'

const podLabels = (name: string) => ({
  'app.kubernetes.io/name': name,
  'app.kubernetes.io/instance': release,
})

interface Exporter {
  readonly name: string
  readonly port: { readonly name: string; readonly number: number }
  readonly endpoint: Readonly<Record<string, unknown>>
  readonly jobLabel: string
  /** Further fields of the monitor. */
  readonly monitor?: Readonly<Record<string, unknown>>
  /** Of the Service; without one the port's name. */
  readonly targetPort?: number
  readonly serviceLabels?: Readonly<Record<string, string>>
}

const service = ({ name, port, targetPort, serviceLabels }: Exporter): KubernetesObject =>
  object(
    'Service',
    'v1',
    { name: `${release}-${name}`, labels: { ...podLabels(name), ...serviceLabels } },
    {
      spec: {
        selector: podLabels(name),
        ports: [{ name: port.name, port: port.number, targetPort: targetPort ?? port.name }],
      },
    },
  )

const monitor = ({ name, port, endpoint, jobLabel, monitor: more }: Exporter): KubernetesObject =>
  object(
    'ServiceMonitor',
    monitoring,
    { name: `${release}-${name}` },
    {
      spec: {
        ...more,
        jobLabel,
        selector: { matchLabels: podLabels(name) },
        endpoints: [{ port: port.name, ...endpoint }],
      },
    },
  )

const pods = (
  { name, port }: Exporter,
  pod: Readonly<Record<string, unknown>>,
  container: Readonly<Record<string, unknown>>,
) => ({
  selector: { matchLabels: podLabels(name) },
  template: {
    metadata: { labels: podLabels(name) },
    spec: {
      ...pod,
      containers: [
        {
          name: name.replace('prometheus-', ''),
          image: `${name}:chart`,
          ...container,
          ports: [{ name: port.name, containerPort: port.number }],
        },
      ],
    },
  },
})

const nodeExporter: Exporter = {
  name: 'prometheus-node-exporter',
  port: { name: 'http-metrics', number: 9100 },
  targetPort: 9100,
  endpoint: { scheme: 'http', interval: at('prometheus-node-exporter', 'prometheus', 'monitor', 'interval') },
  monitor: { attachMetadata: { node: false } },
  jobLabel: 'jobLabel',
  serviceLabels: { jobLabel: 'node-exporter' },
}

const kubeStateMetrics: Exporter = {
  name: 'kube-state-metrics',
  port: { name: 'http', number: 8080 },
  endpoint: {
    interval: at('kube-state-metrics', 'prometheus', 'monitor', 'interval'),
    honorLabels: true,
  },
  jobLabel: 'app.kubernetes.io/name',
}

export const nodeExporterPods = object(
  'DaemonSet',
  'apps/v1',
  { name: `${release}-${nodeExporter.name}` },
  {
    spec: pods(
      nodeExporter,
      { hostNetwork: true, hostPID: true },
      {
        args: [
          '--path.procfs=/host/proc',
          '--path.sysfs=/host/sys',
          '--path.rootfs=/host/root',
          '--path.udev.data=/host/root/run/udev/data',
          '--web.listen-address=[$(HOST_IP)]:9100',
          ...(at('prometheus-node-exporter', 'extraArgs') as readonly string[]),
        ],
        env: [{ name: 'HOST_IP', valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: 'status.hostIP' } } }],
      },
    ),
  },
)

const collectors = at('kube-state-metrics', 'collectors') as readonly string[]

/** What it is to report on beside them, in the file that the chart mounts. */
const stateKey = 'config.yaml'
const stateFolder = '/etc/customresourcestate'
const stateMap = `${release}-${kubeStateMetrics.name}-customresourcestate-config`

export const kubeStateMetricsPods = object(
  'Deployment',
  'apps/v1',
  { name: `${release}-${kubeStateMetrics.name}` },
  {
    spec: pods(
      kubeStateMetrics,
      {
        serviceAccountName: `${release}-kube-state-metrics`,
        volumes: [{ name: 'customresourcestate-config', configMap: { name: stateMap } }],
      },
      {
        args: [
          '--port=8080',
          `--resources=${collectors.join(',')}`,
          `--custom-resource-state-config-file=${stateFolder}/${stateKey}`,
        ],
        volumeMounts: [{ name: 'customresourcestate-config', mountPath: stateFolder, readOnly: true }],
      },
    ),
  },
)

const groupOf = (resource: string): string => {
  if (['cronjobs', 'jobs'].includes(resource)) return 'batch'
  return ['daemonsets', 'deployments', 'replicasets', 'statefulsets'].includes(resource) ? 'apps' : ''
}

/** The two exporters that the chart installs, and how they are scraped. */
export const exportersOfChart: readonly KubernetesObject[] = [
  ...account(`${release}-kube-state-metrics`, [
    ...collectors.map((resource) => ({
      apiGroups: [groupOf(resource)],
      resources: [resource],
      verbs: ['list', 'watch'],
    })),
    DEFINITION_RIGHTS,
    ...(at('kube-state-metrics', 'rbac', 'extraRules') as readonly unknown[]),
  ]),
  object(
    'ConfigMap',
    'v1',
    { name: stateMap },
    { data: { [stateKey]: stringify(at('kube-state-metrics', 'customResourceState', 'config')) } },
  ),
  ...[nodeExporter, kubeStateMetrics].flatMap((exporter) => [service(exporter), monitor(exporter)]),
  nodeExporterPods,
  kubeStateMetricsPods,
]
