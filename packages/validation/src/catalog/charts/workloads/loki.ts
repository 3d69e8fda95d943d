import type { Path } from '../../../values/location.ts'
import { shown } from '../../../values/value-at.ts'
import {
  from,
  isOn,
  type ChartWorkload,
  type FieldSource,
  type ReadValue,
  type WorkloadKind,
} from './chart-workload.ts'

type Mode = 'Monolithic' | 'SimpleScalable' | 'Distributed'

/** A release that names no mode has the chart's, which changed from version to version. */
const modeOf = (read: ReadValue): Mode | undefined => {
  const [mode] = shown(read('deploymentMode')).split('<')
  if (mode === 'SingleBinary' || mode === 'Monolithic') return 'Monolithic'
  return mode === 'SimpleScalable' || mode === 'Distributed' ? mode : undefined
}

const LIVE = { httpGet: { path: '/loki/api/v1/status/buildinfo', port: 'http-metrics' } }
const READY = { httpGet: { path: '/ready', port: 'http-metrics' } }

/** What the chart takes from the first of three places. */
const shared = (component: string, key: string, byDefault?: unknown): FieldSource => ({
  paths: [
    [component, key],
    ['defaults', key],
    ['loki', key],
  ],
  byDefault,
})

const component = (key: string, mode: Mode, kind: WorkloadKind, name: string): ChartWorkload => {
  const home: Path = [key]
  return {
    name,
    home,
    isMade: (read) => modeOf(read) === mode && read(key, 'enabled') !== false,
    kind: (read) => (read(key, 'kind') as WorkloadKind | undefined) ?? kind,
    replicas: () => from([key, 'replicas']),
    strategy: from([key, 'strategy']),
    fields: {
      nodeSelector: shared(key, 'nodeSelector', null),
      tolerations: shared(key, 'tolerations', null),
      priorityClassName: shared(key, 'priorityClassName', null),
      securityContext: shared(key, 'podSecurityContext'),
      volumes: from([key, 'extraVolumes']),
    },
    containers: [
      {
        name:
          key === 'singleBinary' ? 'loki' : key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
        image: {
          paths: [
            [key, 'image'],
            ['loki', 'image'],
          ],
          repository: 'grafana/loki',
          tag: '3.7.6',
        },
        fields: {
          resources: shared(key, 'resources', null),
          livenessProbe: shared(key, 'livenessProbe', LIVE),
          readinessProbe: shared(key, 'readinessProbe', READY),
          startupProbe: shared(key, 'startupProbe', null),
          securityContext: shared(key, 'containerSecurityContext'),
          command: shared(key, 'command', null),
          args: from([key, 'extraArgs']),
          env: from([key, 'extraEnv']),
          envFrom: from([key, 'extraEnvFrom']),
          volumeMounts: from([key, 'extraVolumeMounts']),
        },
      },
      {
        name: 'loki-sc-rules',
        isMade: (read) => key === 'singleBinary' && isOn(['sidecar', 'rules', 'enabled'], true)(read),
        image: { paths: [['sidecar', 'image']], repository: 'kiwigrid/k8s-sidecar', tag: '2.10.1' },
        fields: { resources: from(['sidecar', 'resources'], null) },
      },
    ],
    lists: [
      { path: [key, 'extraContainers'], kind: 'containers' },
      { path: [key, 'initContainers'], kind: 'initContainers' },
    ],
  }
}

const gateway: ChartWorkload = {
  name: 'the gateway of Loki',
  home: ['gateway'],
  isMade: isOn(['gateway', 'enabled'], true),
  kind: () => 'Deployment',
  replicas: () => from(['gateway', 'replicas'], 1),
  strategy: from(['gateway', 'deploymentStrategy'], { type: 'RollingUpdate' }),
  fields: {
    nodeSelector: from(['gateway', 'nodeSelector'], null),
    tolerations: from(['gateway', 'tolerations'], null),
    priorityClassName: from(['gateway', 'priorityClassName']),
    volumes: from(['gateway', 'extraVolumes']),
  },
  containers: [
    {
      name: 'nginx',
      image: {
        paths: [['gateway', 'image']],
        repository: 'nginxinc/nginx-unprivileged',
        tag: '1.31-alpine',
      },
      fields: {
        resources: {
          paths: [
            ['gateway', 'resources'],
            ['defaults', 'resources'],
          ],
          byDefault: null,
        },
        readinessProbe: from(['gateway', 'readinessProbe'], {
          httpGet: { path: '/', port: 'http' },
          initialDelaySeconds: 15,
          timeoutSeconds: 1,
        }),
        livenessProbe: from(['gateway', 'livenessProbe']),
        startupProbe: from(['gateway', 'startupProbe'], null),
        securityContext: from(['gateway', 'containerSecurityContext']),
        env: from(['gateway', 'extraEnv'], null),
        envFrom: from(['gateway', 'extraEnvFrom'], null),
        volumeMounts: from(['gateway', 'extraVolumeMounts']),
      },
    },
  ],
  lists: [{ path: ['gateway', 'extraContainers'], kind: 'containers' }],
}

/** As read in the templates of 18.11.0. Earlier versions have the same paths. */
export const loki: readonly ChartWorkload[] = [
  component('singleBinary', 'Monolithic', 'StatefulSet', 'Loki'),
  component('write', 'SimpleScalable', 'StatefulSet', 'Loki’s write path'),
  component('read', 'SimpleScalable', 'Deployment', 'Loki’s read path'),
  component('backend', 'SimpleScalable', 'StatefulSet', 'Loki’s backend'),
  component('ingester', 'Distributed', 'StatefulSet', 'Loki’s ingester'),
  component('distributor', 'Distributed', 'Deployment', 'Loki’s distributor'),
  component('querier', 'Distributed', 'Deployment', 'Loki’s querier'),
  component('queryFrontend', 'Distributed', 'Deployment', 'Loki’s query frontend'),
  component('queryScheduler', 'Distributed', 'Deployment', 'Loki’s query scheduler'),
  component('indexGateway', 'Distributed', 'StatefulSet', 'Loki’s index gateway'),
  component('compactor', 'Distributed', 'StatefulSet', 'Loki’s compactor'),
  component('ruler', 'Distributed', 'StatefulSet', 'Loki’s ruler'),
  gateway,
]
