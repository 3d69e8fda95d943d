import { add, change, type Change, type Draft } from './sample-trees.ts'

const NAMESPACE = 'monitoring'
const PORT = 9428
const USER = 65_532

const metadata = (name: string) => ({
  name,
  namespace: NAMESPACE,
  labels: {
    'app.kubernetes.io/name': name,
    'app.kubernetes.io/part-of': 'observability-fleet',
    'app.kubernetes.io/managed-by': 'observability-fleet',
  },
})

const select = (name: string) => ({ 'app.kubernetes.io/name': name })

const health = { httpGet: { path: '/health', port: 'http' }, timeoutSeconds: 5 }

const pod = (name: string, args: readonly string[], over: object = {}) => ({
  metadata: { labels: metadata(name).labels },
  spec: {
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    securityContext: {
      runAsNonRoot: true,
      runAsUser: USER,
      runAsGroup: USER,
      fsGroup: USER,
      seccompProfile: { type: 'RuntimeDefault' },
    },
    topologySpreadConstraints: [
      {
        maxSkew: 1,
        topologyKey: 'kubernetes.io/hostname',
        whenUnsatisfiable: 'ScheduleAnyway',
        labelSelector: { matchLabels: select(name) },
      },
    ],
    containers: [
      {
        name: 'victoria-logs',
        image: 'victoriametrics/victoria-logs:v1.52.1',
        args: [`-httpListenAddr=:${PORT}`, ...args],
        ports: [{ name: 'http', containerPort: PORT }],
        startupProbe: { ...health, periodSeconds: 10, failureThreshold: 60 },
        livenessProbe: { ...health, periodSeconds: 30 },
        readinessProbe: { ...health, periodSeconds: 10 },
        resources: { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '512Mi' } },
        securityContext: {
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ['ALL'] },
        },
        ...over,
      },
    ],
  },
})

const service = (name: string, over: object = {}): Draft => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: metadata(name),
  spec: { selector: select(name), ports: [{ name: 'http', port: PORT, targetPort: 'http' }], ...over },
})

const policy = (name: string, from: readonly object[]): Draft => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: metadata(name),
  spec: {
    podSelector: { matchLabels: select(name) },
    policyTypes: ['Ingress'],
    ingress: [{ from, ports: [{ protocol: 'TCP', port: 'http' }] }],
  },
})

const budget = (name: string): Draft => ({
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata: metadata(name),
  spec: {
    maxUnavailable: 1,
    unhealthyPodEvictionPolicy: 'AlwaysAllow',
    selector: { matchLabels: select(name) },
  },
})

const address = (index: number): string => `logs-${index}.logs.${NAMESPACE}.svc:${PORT}`

/** A VictoriaLogs of so many storage nodes on the hub, of which queries ask those of some numbers. */
export const storageNodes = (replicas: number, asked: readonly number[]): readonly Change[] => [
  add(
    'hub',
    'telemetry/logs.yaml',
    service('logs', { clusterIP: 'None' }),
    {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: metadata('logs'),
      spec: {
        replicas,
        serviceName: 'logs',
        podManagementPolicy: 'Parallel',
        selector: { matchLabels: select('logs') },
        template: pod('logs', ['-storageDataPath=/data'], {
          volumeMounts: [{ name: 'data', mountPath: '/data' }],
        }),
        volumeClaimTemplates: [
          {
            apiVersion: 'v1',
            kind: 'PersistentVolumeClaim',
            metadata: { name: 'data' },
            spec: {
              accessModes: ['ReadWriteOnce'],
              storageClassName: 'local-path',
              resources: { requests: { storage: '5Gi' } },
            },
          },
        ],
      },
    },
    budget('logs'),
    policy('logs', [{ podSelector: { matchLabels: select('logs-select') } }]),
    service('logs-select'),
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: metadata('logs-select'),
      spec: {
        replicas: 2,
        selector: { matchLabels: select('logs-select') },
        template: pod('logs-select', [`-storageNode=${asked.map(address).join(',')}`, '-insert.disable']),
      },
    },
    budget('logs-select'),
    policy('logs-select', [{ podSelector: { matchLabels: select('grafana') } }]),
  ),
  change('hub telemetry/kustomization.yaml', ['resources'], (resources: readonly string[]) => [
    ...resources,
    'logs.yaml',
  ]),
]
