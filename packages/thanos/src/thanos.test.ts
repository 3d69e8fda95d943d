import { parse } from 'yaml'
import type { FleetInput } from '@fleet/model'
import { sampleCluster, sampleFleet, sampleNode, sampleThanos, sampleTraces } from '@fleet/model/testing'
import { findObject } from '@fleet/kubernetes/testing'
import type {
  IConfigMap,
  IDeployment,
  INetworkPolicy,
  IPodDisruptionBudget,
  IService,
  IStatefulSet,
} from '@fleet/kubernetes'
import { describe, expect, it } from 'vitest'
import { thanos } from './index.ts'

const artifactsOf = (over: Parameters<typeof sampleThanos>[0] = {}, fleet: Partial<FleetInput> = {}) => {
  const stated = sampleThanos(over)
  return thanos(sampleFleet({ ...stated, ...fleet, hub: { ...stated.hub, ...fleet.hub } }))
}

/** A hub that can lose a node. */
const onThreeNodes: Partial<FleetInput> = {
  hub: { ...sampleThanos().hub, node: 'node-1' },
  clusters: {
    hub: sampleCluster(1, {
      nodes: { 'node-1': sampleNode(1), 'node-3': sampleNode(3), 'node-4': sampleNode(4) },
    }),
    spoke: sampleCluster(2),
  },
}

type Artifacts = ReturnType<typeof artifactsOf>

const statefulSet = (artifacts: Artifacts, name: string) =>
  findObject<IStatefulSet>(artifacts, { kind: 'StatefulSet', name }).spec

const argsOf = (artifacts: Artifacts, name: string): readonly string[] =>
  statefulSet(artifacts, name)?.template.spec?.containers[0]?.args ?? []

const filesOf = (artifacts: Artifacts, name: string) => {
  const config = statefulSet(artifacts, name)?.template.spec?.volumes?.[0]?.configMap?.name ?? ''
  return findObject<IConfigMap>(artifacts, { kind: 'ConfigMap', name: config }).data ?? {}
}

const hashringOf = (artifacts: Artifacts): readonly string[] =>
  (
    JSON.parse(filesOf(artifacts, 'thanos-receive')['hashring.json'] ?? '[]') as { endpoints: string[] }[]
  ).flatMap(({ endpoints }) => endpoints)

const policy = (artifacts: Artifacts, name: string) =>
  findObject<INetworkPolicy>(artifacts, { kind: 'NetworkPolicy', name }).spec?.ingress ?? []

describe('the store of metrics', () => {
  it('is there only where the inventory chooses it', () => {
    expect(thanos(sampleFleet())).toEqual([])
  })

  it('stores each sample once on a hub of one node, for a second copy would be on the same disk', () => {
    const artifacts = artifactsOf()
    expect(statefulSet(artifacts, 'thanos-receive')?.replicas).toBe(1)
    expect(argsOf(artifacts, 'thanos-receive')).toContain('--receive.replication-factor=1')
  })

  it('stores each sample three times on a hub that can lose a node, each on a node of its own', () => {
    const artifacts = artifactsOf({}, onThreeNodes)
    const receive = statefulSet(artifacts, 'thanos-receive')
    expect(receive?.replicas).toBe(3)
    expect(argsOf(artifacts, 'thanos-receive')).toContain('--receive.replication-factor=3')
    expect(receive?.template.spec?.topologySpreadConstraints).toMatchObject([
      { maxSkew: 1, topologyKey: 'kubernetes.io/hostname', whenUnsatisfiable: 'DoNotSchedule' },
    ])
    expect(
      findObject<IPodDisruptionBudget>(artifacts, { kind: 'PodDisruptionBudget', name: 'thanos-receive' })
        .spec,
    ).toMatchObject({ maxUnavailable: 1 })
  })

  it('names each Receive in the hashring as that names itself', () => {
    const artifacts = artifactsOf({ replicas: 5 })
    const own = argsOf(artifacts, 'thanos-receive').find((arg) => arg.startsWith('--receive.local-endpoint='))
    const names = hashringOf(artifacts)
    expect(names).toHaveLength(5)
    expect(names[4]).toBe(own?.split('=')[1]?.replace('$(POD_NAME)', 'thanos-receive-4'))
  })

  it('lets a Receive start before the others are ready, whose names it needs', () => {
    const service = findObject<IService>(artifactsOf(), { kind: 'Service', name: 'thanos-receive' }).spec
    expect(service).toMatchObject({ clusterIP: 'None', publishNotReadyAddresses: true })
  })

  it('takes samples that waited for the longest outage, and has the bucket join blocks that overlap', () => {
    const artifacts = artifactsOf()
    expect(argsOf(artifacts, 'thanos-receive')).toContain('--tsdb.out-of-order.time-window=2h')
    expect(argsOf(artifacts, 'thanos-compact')).toContain('--compact.enable-vertical-compaction')
  })

  it('has credentials in no file, and both keys from the Secret', () => {
    const artifacts = artifactsOf()
    const { config } = parse(filesOf(artifacts, 'thanos-store')['bucket.yaml'] ?? '') as {
      config: Record<string, unknown>
    }
    expect(config).toEqual({
      bucket: 'fleet-metrics',
      endpoint: 's3.example.org',
      region: 'us-east-1',
      bucket_lookup_type: 'path',
    })
    for (const name of ['thanos-receive', 'thanos-store', 'thanos-compact'])
      expect(statefulSet(artifacts, name)?.template.spec?.containers[0]?.env).toEqual(
        expect.arrayContaining([
          {
            name: 'AWS_SECRET_ACCESS_KEY',
            valueFrom: { secretKeyRef: { name: 'thanos-s3', key: 'secret-access-key' } },
          },
        ]),
      )
  })

  it('reaches a bucket inside the cluster by plain HTTP where the endpoint says so', () => {
    const artifacts = artifactsOf({
      objectStorage: { endpoint: 'http://garage.storage.svc:3900', bucket: 'fleet-metrics' },
    })
    expect(parse(filesOf(artifacts, 'thanos-store')['bucket.yaml'] ?? '')).toMatchObject({
      config: { endpoint: 'garage.storage.svc:3900', insecure: true },
    })
  })

  it('keeps each resolution as long as the inventory says', () => {
    const args = argsOf(
      artifactsOf({ retention: { raw: '50h', fiveMinutes: '300h', oneHour: '900h' } }),
      'thanos-compact',
    )
    expect(args).toEqual(
      expect.arrayContaining([
        '--retention.resolution-raw=50h',
        '--retention.resolution-5m=300h',
        '--retention.resolution-1h=900h',
      ]),
    )
  })

  it('shows each series once, whichever Receive or Ruler it is from', () => {
    const query = findObject<IDeployment>(artifactsOf(), { kind: 'Deployment', name: 'thanos-query' }).spec
    expect(query?.template.spec?.containers[0]?.args).toEqual(
      expect.arrayContaining([
        '--query.replica-label=receive_replica',
        '--query.replica-label=tenant_id',
        '--query.replica-label=thanos_ruler_replica',
        '--deduplication.func=chain',
      ]),
    )
  })

  describe('of a fleet that counts requests from spans', () => {
    const traces = sampleTraces({ spanMetrics: {} })
    const stored = sampleThanos()
    const artifacts = thanos(
      sampleFleet({
        hub: {
          ...stored.hub,
          ...traces.hub,
          metrics: stored.hub.metrics,
          // The budget of series covers those of spans.
          prometheus: {
            ...stored.hub.prometheus,
            volume: '10Gi',
            resources: { requests: { cpu: '1', memory: '1Gi' }, limits: { memory: '4Gi' } },
          },
        },
        versions: {
          ...stored.versions,
          images: { ...traces.versions.images, ...stored.versions.images },
        },
      }),
    )

    it('keeps the ids of traces beside the durations, which it drops by default', () => {
      expect(argsOf(artifacts, 'thanos-receive')).toContain('--tsdb.max-exemplars=100000')
      expect(argsOf(artifactsOf(), 'thanos-receive').join(' ')).not.toContain('max-exemplars')
    })

    it('takes what the hub’s own collector counts, which pushes past the gateway', () => {
      const from = policy(artifacts, 'thanos-receive')
        .filter(({ ports }) => ports?.some(({ port }) => port === 'remote-write'))
        .flatMap((rule) => rule.from ?? [])
      expect(from).toContainEqual({
        podSelector: { matchLabels: { 'app.kubernetes.io/name': 'opentelemetry-collector' } },
      })
    })
  })

  it('is written to by the gateway, Prometheus and the Ruler alone, and read by Grafana and the Ruler', () => {
    const artifacts = artifactsOf()
    const callersOf = (name: string, port: string) =>
      policy(artifacts, name)
        .filter(({ ports }) => ports?.some((one) => one.port === port))
        .flatMap(({ from = [] }) => from)
        .map(({ podSelector }) => podSelector?.matchLabels?.['app.kubernetes.io/name'] ?? '')
    expect(new Set(callersOf('thanos-receive', 'remote-write'))).toEqual(
      new Set(['loki', 'prometheus', 'thanos-ruler']),
    )
    expect(new Set(callersOf('thanos-query', 'http'))).toEqual(
      new Set(['grafana', 'prometheus', 'thanos-ruler']),
    )
    expect(callersOf('thanos-compact', 'http')).toEqual(['prometheus'])
  })
})
