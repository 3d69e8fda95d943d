import { bytes, LOGS_BATCH_BYTES, mebibytes, seconds, type ByteQuantity } from '@fleet/model'
import {
  sampleCluster,
  sampleDistributedLoki,
  sampleFleet,
  sampleFleetInput,
  sampleNode,
  sampleTenants,
  sampleTraces,
} from '@fleet/model/testing'
import { describe, expect, it } from 'vitest'
import { chartValues, monolithicValues } from './chart-values.ts'

const fleet = sampleFleet()
const values = monolithicValues(fleet)

describe('the hub’s Loki', () => {
  it('makes `cluster` a label, against the default', () => {
    expect(values.loki.limits_config.otlp_config.resource_attributes.attributes_config).toEqual([
      { action: 'index_label', attributes: ['cluster'] },
    ])
  })

  it('deletes what is older than the retention', () => {
    expect(values.loki.limits_config.retention_period).toBe('168h')
    expect(values.loki.compactor).toEqual({ retention_enabled: true, delete_request_store: 'filesystem' })
  })

  it('makes a collector retry failures of its gateway, and passes Loki’s own answers', () => {
    const { file } = values.gateway.nginxConfig
    expect(file).toContain('error_page 500 =503 @unavailable;')
    expect(file.match(/location @unavailable \{\s+return 503;\s+\}/g)).toHaveLength(2)
  })

  it('takes a collector’s largest batch through its gateway, with room for the envelope', () => {
    const [, size = ''] = /client_max_body_size (\d+M);/.exec(values.gateway.nginxConfig.file) ?? []
    const limit = bytes(`${size}i` as ByteQuantity)
    expect(limit).toBeGreaterThanOrEqual(2 * LOGS_BATCH_BYTES)
  })

  it('accepts lines that waited for the longest outage beside newer ones of their stream', () => {
    const window = seconds(values.loki.ingester.max_chunk_age) / 2
    expect(window).toBeGreaterThan(seconds(fleet.telemetry.longestOutage))
  })

  it('finds a line of any age that is still in memory, in one process and in parts', () => {
    const parts = chartValues(sampleFleet(sampleDistributedLoki()))
    for (const { loki } of [values, parts]) expect(loki.querier.query_ingesters_within).toBe('0s')
  })

  it('truncates a line that is too long, and does not refuse its request', () => {
    expect(values.loki.limits_config.max_line_size_truncate).toBe(true)
  })

  it('opens a port to spokes that only takes lines', () => {
    const [, spokeServer = ''] = /listen 8081;([^]*?)listen 8080;/.exec(values.gateway.nginxConfig.file) ?? []
    expect(spokeServer.match(/location [^{]*/g)).toEqual([
      'location = /otlp/v1/logs ',
      'location @unavailable ',
      'location / ',
    ])
  })

  it('opens a port to spokes that only takes spans, of a fleet that keeps traces', () => {
    expect(values.gateway.nginxConfig.file).not.toContain('listen 8083;')
    const { file } = monolithicValues(sampleFleet(sampleTraces())).gateway.nginxConfig
    const [, server = ''] = /listen 8083;([^]*?)listen 8080;/.exec(file) ?? []
    expect(server.match(/location [^{]*/g)).toEqual([
      'location = /v1/traces ',
      'location @unavailable ',
      'location / ',
    ])
    expect(server).toMatch(/limit_except POST \{\s+deny all;\s+\}\s+proxy_pass http:\/\/jaeger\./)
  })

  it('refuses early deletion of stored lines', () => {
    expect(values.loki.limits_config.deletion_mode).toBe('disabled')
  })

  it('replays its log after a crash within its memory', () => {
    const ceiling = Number.parseInt(values.loki.ingester.wal.replay_memory_ceiling, 10)
    expect(ceiling).toBeGreaterThan(0)
    expect(ceiling).toBeLessThanOrEqual(0.6 * mebibytes(fleet.hub.loki.resources.limits.memory))
  })

  it('can replace its pods on a single node, without the chart’s anti-affinity', () => {
    expect([values.gateway.affinity, values.singleBinary.affinity]).toEqual([null, null])
  })

  it('accepts more when the fleet grows', () => {
    const many = Object.fromEntries(
      Array.from({ length: 20 }, (_, n) => [`spoke-${n}`, sampleCluster(n + 2, { seriesBudget: 1000 })]),
    )
    const larger = monolithicValues(sampleFleet({ clusters: { hub: sampleCluster(1), ...many } })).loki
      .limits_config
    expect(larger.ingestion_rate_mb).toBeGreaterThan(values.loki.limits_config.ingestion_rate_mb)
    expect(larger.max_global_streams_per_user).toBeGreaterThan(
      values.loki.limits_config.max_global_streams_per_user,
    )
  })
})

describe('a Loki with object storage', () => {
  const { hub } = sampleFleetInput()
  const bucket = { endpoint: 'https://s3.example.org', bucket: 'fleet-logs' }
  const stored = (from?: string) =>
    monolithicValues(
      sampleFleet({
        hub: { ...hub, loki: { ...hub.loki, objectStorage: { ...bucket, ...(from && { from }) } } },
      }),
    )

  const days = ({ loki }: ReturnType<typeof monolithicValues>) =>
    loki.schemaConfig.configs.map(({ from, object_store }) => [from, object_store])

  it('keeps what it has stored where it is when it moves', () => {
    expect(days(stored('2026-12-15'))).toEqual([
      ['2025-01-01', 'filesystem'],
      ['2026-12-15', 's3'],
    ])
    expect(stored('2026-12-15').loki.schemaConfig.configs[0]).toEqual(values.loki.schemaConfig.configs[0])
    expect(stored('2026-12-15').loki.storage).toEqual(values.loki.storage)
  })

  it('changes nothing when it moves but the second period, the client and its credentials', () => {
    const moved = stored('2026-12-15')
    expect({
      ...moved,
      loki: { ...moved.loki, schemaConfig: values.loki.schemaConfig, storage_config: undefined },
      singleBinary: { ...moved.singleBinary, extraEnv: undefined },
    }).toEqual(values)
  })

  it('has all in the bucket where it begins with one', () => {
    expect(days(stored())).toEqual([['2025-01-01', 's3']])
  })

  it('reads both halves of its access key from the Secret, and has neither in Git', () => {
    const { singleBinary, loki } = stored() as unknown as {
      singleBinary: { extraEnv: readonly unknown[] }
      loki: { storage_config: { aws: object } }
    }
    expect(singleBinary.extraEnv).toEqual([
      {
        name: 'AWS_ACCESS_KEY_ID',
        valueFrom: { secretKeyRef: { name: 'loki-s3', key: 'access-key-id' } },
      },
      {
        name: 'AWS_SECRET_ACCESS_KEY',
        valueFrom: { secretKeyRef: { name: 'loki-s3', key: 'secret-access-key' } },
      },
    ])
    expect(Object.keys(loki.storage_config.aws).filter((key) => key.includes('key'))).toEqual([])
  })

  it('starts while its bucket is out of reach', () => {
    expect(stored().loki.compactor.delete_request_store).toBe('filesystem')
  })
})

describe('a gateway that asks for credentials', () => {
  const { hub } = sampleFleetInput()
  const asking = (credentials: 'accepted' | 'required', over = {}) =>
    monolithicValues(sampleFleet({ hub: { ...hub, ingest: { ...hub.ingest, credentials } }, ...over }))
      .gateway

  it('passes the two pushes on to their stores, without the credential', () => {
    const { file } = asking('required').nginxConfig
    expect(file.match(/location = \/(otlp\/v1\/logs|api\/v1\/write) \{[^}]*\}[^}]*\}/g)).toEqual([
      expect.stringMatching(/Authorization '';\s+proxy_pass http:\/\/loki\./),
      expect.stringMatching(/Authorization '';\s+proxy_pass http:\/\/kube-prometheus-stack-prometheus\./),
      expect.any(String),
    ])
  })

  it('asks for one before it takes spans, too', () => {
    const traced = sampleTraces()
    const { file } = asking('required', {
      ...traced,
      hub: { ...traced.hub, ingest: { ...traced.hub.ingest, credentials: 'required' } },
    }).nginxConfig
    const [, server = ''] = /listen 8083;([^]*?)listen 8080;/.exec(file) ?? []
    expect(server).toContain('auth_basic push;')
    expect(server).toMatch(/Authorization '';\s+proxy_pass http:\/\/jaeger\./)
  })

  it('reads the file that the Secret is mounted as', () => {
    const { nginxConfig, extraVolumes, extraVolumeMounts } = asking('required') as Record<string, unknown> & {
      nginxConfig: { file: string }
    }
    expect(nginxConfig.file).toContain('auth_basic_user_file /etc/nginx/push-credentials/htpasswd;')
    expect(extraVolumes).toMatchObject([
      { secret: { secretName: 'push-credentials', items: [{ key: 'htpasswd', path: 'htpasswd' }] } },
    ])
    expect(extraVolumeMounts).toMatchObject([{ mountPath: '/etc/nginx/push-credentials', readOnly: true }])
  })

  it('asks nobody without a credential while a fleet moves, and logs who comes so', () => {
    const { file } = asking('accepted').nginxConfig
    expect(file).toContain("'' off;")
    expect(file).toContain("'' 'without a credential';")
    expect(asking('required').nginxConfig.file).not.toContain('off;\n    default push')
  })

  it('is as before where no cluster pushes from outside', () => {
    expect(asking('required', { clusters: { hub: sampleCluster(1) } })).toEqual(
      monolithicValues(sampleFleet({ clusters: { hub: sampleCluster(1) } })).gateway,
    )
  })
})

describe('a Loki of tenants', () => {
  const clusters = {
    hub: sampleCluster(1),
    spoke: sampleCluster(2, { nodes: { 'node-2': sampleNode(2), 'node-3': sampleNode(3) } }),
  }
  const lokiOf = (tenants: 'prepared' | 'per-cluster') =>
    monolithicValues(sampleFleet({ ...sampleTenants(tenants), clusters })).loki

  it('asks for a tenant, and answers queries of several', () => {
    expect(lokiOf('per-cluster')).toMatchObject({
      auth_enabled: true,
      querier: { multi_tenant_queries_enabled: true },
    })
  })

  it('does not ask for one before the gateway names it', () => {
    expect(lokiOf('prepared').auth_enabled).toBe(false)
  })

  it('takes as much of a tenant as its nodes send, for limits are of each', () => {
    expect(lokiOf('prepared').limits_config.ingestion_rate_mb).toBe(12)
    expect(lokiOf('per-cluster').limits_config.ingestion_rate_mb).toBe(8)
  })
})
