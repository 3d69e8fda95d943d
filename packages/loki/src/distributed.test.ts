import { mebibytes, type FleetInput } from '@fleet/model'
import {
  sampleCluster,
  sampleDistributedLoki,
  sampleFleet,
  sampleNode,
  sampleTenants,
  sampleThanos,
} from '@fleet/model/testing'
import { describe, expect, it } from 'vitest'
import { distributedValues } from './chart-values.ts'
import { loki } from './index.ts'

/** A hub of so many nodes, and a spoke that writes so much a day. */
const fleetOf = (nodes: number, logsPerDay = '1Gi', over: FleetInput['hub']['loki'] = {}) => {
  const { hub } = sampleDistributedLoki(over)
  const names = Array.from({ length: nodes }, (_, number) => `node-${number + 10}`)
  return sampleFleet({
    hub: { ...hub, ...(nodes > 1 && { node: 'node-10' }) },
    clusters: {
      hub: sampleCluster(1, {
        nodes: Object.fromEntries(names.map((name, number) => [name, sampleNode(number + 10)])),
      }),
      spoke: sampleCluster(2, { logsPerDay }),
    },
  })
}

interface Pods {
  readonly replicas: number
  readonly maxUnavailable?: number
  readonly extraEnv?: readonly unknown[]
  readonly persistence?: { readonly enabled: boolean }
  readonly resources: { readonly limits: { readonly memory: Parameters<typeof mebibytes>[0] } }
}

const PARTS = [
  'distributor',
  'ingester',
  'querier',
  'queryFrontend',
  'queryScheduler',
  'indexGateway',
  'compactor',
] as const

const partsOf = (...args: Parameters<typeof fleetOf>) => {
  const values = distributedValues(fleetOf(...args)) as unknown as Readonly<
    Record<(typeof PARTS)[number], Pods>
  >
  return (part: (typeof PARTS)[number]): Pods => values[part]
}

describe('a distributed Loki', () => {
  it('survives a node of three: three copies, each on a node of its own, and no part alone but the compactor', () => {
    const parts = partsOf(3)
    expect(distributedValues(fleetOf(3)).loki.commonConfig.replication_factor).toBe(3)
    expect(PARTS.filter((part) => parts(part).replicas < 2)).toEqual(['compactor'])
    expect(parts('ingester')).toMatchObject({
      replicas: 3,
      maxUnavailable: 1,
      topologySpreadConstraints: [{ whenUnsatisfiable: 'DoNotSchedule' }],
    })
  })

  it('keeps one copy where two would not outlive a node either', () => {
    for (const nodes of [1, 2]) {
      expect(distributedValues(fleetOf(nodes)).loki.commonConfig.replication_factor).toBe(1)
      expect(partsOf(nodes)('ingester').replicas).toBe(1)
    }
  })

  it('blocks no drain of a single node', () => {
    const parts = partsOf(1)
    expect(PARTS.filter((part) => parts(part).maxUnavailable !== undefined)).toEqual([])
  })

  it('has more pods, and never less memory in all, where the clusters write more', () => {
    const [few, many] = [partsOf(3, '1Gi'), partsOf(3, '20Ti')]
    for (const part of PARTS) {
      const [before, after] = [few(part), many(part)].map(
        ({ replicas, resources }) => replicas * mebibytes(resources.limits.memory),
      )
      expect([part, (after ?? 0) >= (before ?? 0)]).toEqual([part, true])
    }
    expect(many('ingester').replicas).toBeGreaterThan(few('ingester').replicas)
    expect(many('compactor').replicas).toBe(1)
  })

  it('has the credentials of the bucket in the parts that use it, and in no other', () => {
    const parts = partsOf(3)
    expect(PARTS.filter((part) => parts(part).extraEnv)).toEqual([
      'ingester',
      'querier',
      'indexGateway',
      'compactor',
    ])
  })

  it('keeps on a volume what is not in the bucket yet, and what is to be deleted there', () => {
    const parts = partsOf(3)
    expect(PARTS.filter((part) => parts(part).persistence?.enabled)).toEqual([
      'ingester',
      'indexGateway',
      'compactor',
    ])
  })

  it('answers queries of several tenants, where there are any', () => {
    const { hub, versions } = sampleTenants('per-cluster', {
      ...sampleThanos(),
      hub: { ...sampleDistributedLoki().hub, metrics: sampleThanos().hub.metrics },
    })
    expect(distributedValues(sampleFleet({ hub, versions })).loki.querier).toEqual({
      query_ingesters_within: '0s',
      multi_tenant_queries_enabled: true,
    })
  })

  it('replays its log after a crash within the memory of an ingester', () => {
    const { loki: config } = distributedValues(fleetOf(3))
    const ceiling = Number.parseInt(config.ingester.wal.replay_memory_ceiling, 10)
    expect(ceiling).toBeGreaterThan(0)
    expect(ceiling).toBeLessThanOrEqual(0.6 * mebibytes(partsOf(3)('ingester').resources.limits.memory))
  })

  it('pushes to the part that takes lines, and reads from the part that answers', () => {
    const { file } = distributedValues(fleetOf(3)).gateway.nginxConfig
    const upstreams = [...file.matchAll(/location (\S+ \S+) \{[^}]*\}?[^}]*proxy_pass http:\/\/([\w-]+)\./g)]
    expect(
      new Set(upstreams.map(([, path, to]) => `${path?.includes('otlp') ? 'push' : 'read'} ${to}`)),
    ).toEqual(new Set(['push loki-distributor', 'read loki-query-frontend']))
  })
})

interface Policy {
  readonly spec: { readonly ingress: readonly { readonly ports: readonly { readonly port: string }[] }[] }
}

describe('the policies of a distributed Loki', () => {
  const policies = loki(fleetOf(3))
    .flatMap(({ objects }) => objects)
    .filter(({ kind, metadata }) => kind === 'NetworkPolicy' && metadata.name !== 'loki-gateway-external')
    .map(({ metadata, ...object }) => ({
      name: metadata.name,
      ingress: (object as unknown as Policy).spec.ingress,
    }))

  it('close each part', () => {
    expect(policies).toHaveLength(PARTS.length)
  })

  it('open HTTP only to the gateway, and to the part that follows the lines', () => {
    const open = policies.filter(({ ingress }) =>
      ingress.some(({ ports }) => ports.some(({ port }) => port === 'http-metrics')),
    )
    expect(open.map(({ name }) => name)).toEqual(['loki-distributor', 'loki-querier', 'loki-query-frontend'])
  })
})
