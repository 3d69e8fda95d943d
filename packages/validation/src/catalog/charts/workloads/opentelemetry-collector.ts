import { from, type ChartWorkload, type WorkloadKind } from './chart-workload.ts'

const KINDS: Readonly<Record<string, WorkloadKind>> = {
  daemonset: 'DaemonSet',
  deployment: 'Deployment',
  statefulset: 'StatefulSet',
}

const PROBE = { httpGet: { path: '/', port: 13133 } }

/** As read in the templates of 0.170.0. */
export const opentelemetryCollector: readonly ChartWorkload[] = [
  {
    name: 'the collector',
    home: [],
    isMade: (read) => KINDS[String(read('mode'))] !== undefined,
    kind: (read) => KINDS[String(read('mode'))] ?? 'Deployment',
    replicas: () => from(['replicaCount'], 1),
    strategy: from(['rollout', 'strategy']),
    fields: {
      hostNetwork: from(['hostNetwork'], false),
      hostPID: from(['hostPID'], false),
      nodeSelector: from(['nodeSelector'], null),
      tolerations: from(['tolerations'], null),
      priorityClassName: from(['priorityClassName'], null),
      runtimeClassName: from(['runtimeClassName'], null),
      schedulerName: from(['schedulerName'], null),
      dnsPolicy: from(['dnsPolicy'], null),
      securityContext: from(['podSecurityContext'], {}),
      volumes: from(['extraVolumes']),
    },
    containers: [
      {
        name: 'opentelemetry-collector',
        image: { paths: [['image']], repository: '', tag: '0.158.0' },
        fields: {
          resources: from(['resources'], null),
          livenessProbe: from(['livenessProbe'], PROBE),
          readinessProbe: from(['readinessProbe'], PROBE),
          startupProbe: from(['startupProbe']),
          securityContext: from(['securityContext'], {}),
          env: from(['extraEnvs']),
          envFrom: from(['extraEnvsFrom'], null),
          volumeMounts: from(['extraVolumeMounts']),
        },
      },
    ],
    lists: [
      { path: ['extraContainers'], kind: 'containers' },
      { path: ['initContainers'], kind: 'initContainers' },
    ],
  },
]
