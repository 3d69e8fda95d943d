import { HUB_LOKI, VALUES } from './collector-keys.ts'
import { add, change, remove, set, type Change, type Draft } from './sample-trees.ts'

const LABELS = { 'app.kubernetes.io/name': 'loki', 'app.kubernetes.io/instance': 'loki' }
const MEMBERS = { ...LABELS, 'app.kubernetes.io/part-of': 'memberlist' }

const podsOf = (part: string) => ({ matchLabels: { ...LABELS, 'app.kubernetes.io/component': part } })

/** Who calls a part by HTTP; the others are called by gRPC alone. */
const CALLERS: Readonly<Record<string, string | undefined>> = {
  distributor: 'gateway',
  ingester: undefined,
  querier: 'query-frontend',
  'query-frontend': 'gateway',
  'query-scheduler': undefined,
  'index-gateway': undefined,
  compactor: undefined,
}

const tcp = (port: string) => ({ protocol: 'TCP', port })

const policyOf = (part: string): Draft => {
  const caller = CALLERS[part]
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: {
      name: `loki-${part}`,
      namespace: 'monitoring',
      labels: {
        'app.kubernetes.io/name': `loki-${part}`,
        'app.kubernetes.io/part-of': 'observability-fleet',
        'app.kubernetes.io/managed-by': 'observability-fleet',
      },
    },
    spec: {
      podSelector: podsOf(part),
      policyTypes: ['Ingress'],
      ingress: [
        {
          from: [{ podSelector: { matchLabels: MEMBERS } }],
          ports: [tcp('grpc'), tcp('http-memberlist')],
        },
        ...(caller === undefined
          ? []
          : [{ from: [{ podSelector: podsOf(caller) }], ports: [tcp('http-metrics')] }]),
      ],
    },
  }
}

const resources = { requests: { cpu: '50m', memory: '192Mi' }, limits: { memory: '512Mi' } }

const claims = {
  enabled: true,
  claims: [{ name: 'data', accessModes: ['ReadWriteOnce'], size: '5Gi', storageClass: 'local-path' }],
}

const credentials = {
  extraEnv: Object.entries({ AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'secret' }).map(
    ([name, key]) => ({ name, valueFrom: { secretKeyRef: { name: 'bucket', key } } }),
  ),
}

const PARTS = {
  distributor: { replicas: 1, resources },
  ingester: {
    replicas: 3,
    resources,
    persistence: claims,
    zoneAwareReplication: { enabled: false },
    ...credentials,
  },
  querier: { replicas: 1, resources, ...credentials },
  queryFrontend: { replicas: 1, resources },
  queryScheduler: { replicas: 1, resources },
  indexGateway: { replicas: 1, resources, ...credentials },
  compactor: { replicas: 1, resources, persistence: claims, ...credentials },
}

// Made anew for each tree: a further change of one must not be in the other.
const inValues = (path: readonly (string | number)[], value: unknown): Change =>
  change(HUB_LOKI, [...VALUES, ...path], () => structuredClone(value))

/** The hub’s Loki is distributed, and stores in a bucket. */
export const withDistributedLoki: readonly Change[] = [
  inValues(['deploymentMode'], 'Distributed'),
  inValues(['loki', 'commonConfig', 'replication_factor'], 3),
  inValues(['loki', 'storage', 'type'], 's3'),
  inValues(['loki', 'storage_config'], {
    aws: {
      endpoint: 'https://s3.example.org',
      bucketnames: 'fleet-logs',
      region: 'us-east-1',
      s3forcepathstyle: true,
    },
  }),
  inValues(['loki', 'schemaConfig', 'configs', 0, 'object_store'], 's3'),
  inValues(['loki', 'compactor', 'delete_request_store'], 's3'),
  ...Object.entries(PARTS).map(([part, value]) => inValues([part], value)),
  inValues(['singleBinary'], { replicas: 0 }),
  inValues(['ruler'], { enabled: false }),
  change(HUB_LOKI, [...VALUES, 'gateway', 'nginxConfig', 'file'], (file: string) =>
    file
      .replaceAll(
        '//loki.monitoring.svc.cluster.local:3100$uri;',
        '//loki-distributor.monitoring.svc.cluster.local:3100$uri;',
      )
      .replaceAll('//loki.monitoring', '//loki-query-frontend.monitoring'),
  ),
  set(
    'hub ConfigMap required-secrets',
    ['data', 'monitoring.bucket.yaml'],
    'keys: [id, secret]\nreaders: [loki]\n',
  ),
  remove('hub NetworkPolicy loki'),
  add('hub', 'telemetry/loki-ingest.yaml', ...Object.keys(CALLERS).map(policyOf)),
]
