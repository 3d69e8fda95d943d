import type { Path } from '../../../values/location.ts'
import {
  emptyByDefault,
  from,
  isOn,
  variablesFrom,
  type ChartWorkload,
  type ReadValue,
} from './chart-workload.ts'

type IsMade = ChartWorkload['isMade']

/** kube-state-metrics by its chart. @param home the keys under which its values lie */
export const kubeStateMetrics = (home: Path, isMade: IsMade = () => true): ChartWorkload => ({
  name: 'kube-state-metrics',
  home,
  isMade,
  kind: (read) => (isSharded(home, read) ? 'StatefulSet' : 'Deployment'),
  // Each of several shards reports other objects.
  replicas: (read) => (isSharded(home, read) ? undefined : from([...home, 'replicas'], 1)),
  // Without a value two pods report for the seconds of a rollout.
  strategy: from([...home, 'updateStrategy']),
  fields: {
    hostNetwork: from([...home, 'hostNetwork'], false),
    ...emptyByDefault(home, 'nodeSelector', 'tolerations', 'priorityClassName', 'dnsPolicy'),
    volumes: from([...home, 'volumes']),
  },
  containers: [
    {
      name: 'kube-state-metrics',
      image: {
        paths: [[...home, 'image']],
        repository: 'kube-state-metrics/kube-state-metrics',
        tag: 'v2.20.0',
      },
      fields: {
        ...emptyByDefault(home, 'resources', 'env'),
        securityContext: from([...home, 'containerSecurityContext']),
        volumeMounts: from([...home, 'volumeMounts']),
      },
    },
  ],
  lists: [
    { path: [...home, 'containers'], kind: 'containers' },
    { path: [...home, 'initContainers'], kind: 'initContainers' },
  ],
})

const isSharded = (home: Path, read: ReadValue): boolean =>
  isOn([...home, 'autosharding', 'enabled'], false)(read)

/** The node exporter by its chart. @param home the keys under which its values lie */
export const nodeExporter = (home: Path, isMade: IsMade = () => true): ChartWorkload => ({
  name: 'node-exporter',
  home,
  isMade,
  kind: () => 'DaemonSet',
  fields: {
    hostNetwork: from([...home, 'hostNetwork'], true),
    hostPID: from([...home, 'hostPID'], true),
    hostIPC: from([...home, 'hostIPC'], false),
    nodeSelector: from([...home, 'nodeSelector'], { 'kubernetes.io/os': 'linux' }),
    ...emptyByDefault(home, 'priorityClassName', 'dnsPolicy'),
  },
  containers: [
    {
      name: 'node-exporter',
      image: { paths: [[...home, 'image']], repository: 'prometheus/node-exporter', tag: 'v1.12.1' },
      fields: {
        resources: from([...home, 'resources'], null),
        env: variablesFrom([...home, 'env']),
        securityContext: from([...home, 'containerSecurityContext']),
        volumeMounts: from([...home, 'extraVolumeMounts']),
      },
    },
  ],
  lists: [
    { path: [...home, 'sidecars'], kind: 'containers' },
    { path: [...home, 'extraInitContainers'], kind: 'initContainers' },
  ],
})
