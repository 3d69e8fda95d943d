import { leastMemoryForSeries } from '../capacity/prometheus.ts'
import fc from 'fast-check'
import type { HubInput } from '../fleet/hub.ts'
import { spanSeriesOfNode } from '../fleet/span-metrics.ts'
import { durationOf } from '../scalars/durations.ts'
import { anyAlerting } from './any-alerting.ts'
import { anyRuleFiles } from './any-files.ts'
import { anyGrafana } from './any-grafana.ts'
import { anyGateway, anyLogsPerDay, anyVictoriaLogs, anyVolumeSize } from './any-logs-store.ts'
import { anyThanos } from './any-metrics-store.ts'
import { anyResources, partOf } from './any-resources.ts'
import { anyDuration, anyOwnStorageClass, sizeOf } from './any-scalar.ts'
import { anyTenants, tenantsOf } from './any-tenants.ts'

/** A section that is stated. */
type Part<Whole, Name extends keyof Whole> = NonNullable<Whole[Name]>

/** What a hub depends on: its cluster and the budgets of all clusters. */
export interface HubContext {
  readonly cluster: string
  readonly nodes: readonly string[]
  /** The names of the entrances of the cluster. */
  readonly entrances: readonly string[]
  /** The series budgets of the clusters; undefined where a cluster has the default. */
  readonly seriesBudgets: readonly (number | undefined)[]
  /** How many nodes all clusters have. */
  readonly nodeCount: number
  readonly clusters: readonly string[]
  /** Whether there is an image that copies Grafana's database. */
  readonly copiesGrafana: boolean
}

/** Any valid hub that keeps metrics for `retention` seconds. A hub of one node may name it or not. */
export const anyHub = (retention: number): fc.Arbitrary<(context: HubContext) => HubInput> =>
  fc
    .record({
      nodeNumber: fc.nat(),
      namesOnlyNode: fc.boolean(),
      alerting: fc.option(anyAlerting(), { nil: undefined }),
      traces: fc.option(anyTraces(), { nil: undefined }),
      // Half of the fleets have a Loki, in one of its modes.
      victoriaLogs: fc.option(anyVictoriaLogs(), { nil: undefined, freq: 2 }),
      thanos: fc.option(anyThanos(), { nil: undefined }),
      hasSecondNode: fc.boolean(),
      tenants: anyTenants,
      hub: fc.record({
        ingest: anyIngest(),
        prometheus: anyPrometheus(retention),
        logs: anyLogs(),
        grafana: anyGrafana(),
      }),
    })
    .map(
      ({
        nodeNumber,
        namesOnlyNode,
        alerting,
        traces,
        victoriaLogs,
        thanos,
        hasSecondNode,
        tenants,
        hub: { prometheus, grafana, logs, ...hub },
      }) =>
        ({ cluster, nodes, entrances, seriesBudgets, nodeCount, clusters, copiesGrafana }) => {
          const node = nodes[nodeNumber % nodes.length]
          const second = nodes.find((name) => name !== node)
          const stored = victoriaLogs ? { logs: victoriaLogs } : logs
          return {
            ...hub,
            ...stored,
            prometheus: prometheus(seriesBudgets, nodeCount * spanSeries(traces)),
            grafana: grafana(entrances, copiesGrafana),
            cluster,
            ...(alerting && { alerting: alerting(clusters) }),
            ...(traces && { traces }),
            ...(thanos && { metrics: thanos }),
            ...tenantsOf({ ...hub, ...stored, ...(thanos && { metrics: thanos }), tenants }),
            ...(hasSecondNode &&
              second !== undefined &&
              thanos &&
              isOnNodes(stored.logs) && { secondNode: second }),
            ...(node !== undefined && (nodes.length > 1 || namesOnlyNode) && { node }),
          }
        },
    )

/** Whether a store of logs runs on several nodes. */
const isOnNodes = (logs: HubInput['logs']): boolean =>
  logs?.mode === 'distributed' || logs?.mode === 'cluster'

/** A Loki in either mode. Where it is distributed, all logs are in its bucket, and its memory follows from the load. */
const anyLogs = (): fc.Arbitrary<Pick<HubInput, 'logs' | 'loki'>> =>
  fc
    .tuple(anyLoki(), anyObjectStorage(), fc.boolean())
    .map(([loki, { from: _from, ...bucket }, isDistributed]) => {
      if (!isDistributed) return { loki }
      const { resources: _resources, ...stated } = loki ?? {}
      return { logs: { store: 'loki', mode: 'distributed' }, loki: { ...stated, objectStorage: bucket } }
    })

const anyLoki = (): fc.Arbitrary<HubInput['loki']> =>
  fc.record(
    {
      retention: anyDuration(24 * 3600, 90 * 24 * 3600),
      volume: anyVolumeSize().map(sizeOf),
      schemaFrom: fc.nat({ max: 3000 }).map(dayAfterMillennium),
      resources: anyResources(),
      gateway: anyGateway(),
      logsPerDay: anyLogsPerDay,
      storageClass: anyOwnStorageClass,
      objectStorage: anyObjectStorage(),
    },
    { requiredKeys: ['retention', 'volume', 'schemaFrom', 'resources', 'gateway'] },
  )

/** A bucket from the first day on, or from a day after all first days. */
const anyObjectStorage = (): fc.Arbitrary<Part<Part<HubInput, 'loki'>, 'objectStorage'>> =>
  fc.record(
    {
      endpoint: fc.constantFrom(
        'https://s3.eu-central-1.amazonaws.com',
        'http://minio.minio.svc:9000',
        'http://192.168.1.9:3900',
      ),
      bucket: fc.constantFrom('fleet-logs', 'logs.example', '0k8s'),
      region: fc.constantFrom('eu-central-1', 'auto', 'garage'),
      from: fc.integer({ min: 3001, max: 4000 }).map(dayAfterMillennium),
    },
    { requiredKeys: ['endpoint', 'bucket'] },
  )

const anyTraces = (): fc.Arbitrary<Part<HubInput, 'traces'>> =>
  fc.record(
    {
      retention: anyDuration(3600, 30 * 24 * 3600),
      volume: anyVolumeSize().map(sizeOf),
      storageClass: anyOwnStorageClass,
      resources: anyResources(),
      samplingPercentage: fc.integer({ min: 1, max: 100 }),
      queue: fc.integer({ min: 64, max: 4096 }).map(sizeOf),
      spanMetrics: fc.record({ limit: fc.integer({ min: 1, max: 500 }) }, { requiredKeys: [] }),
    },
    { requiredKeys: [] },
  )

/** What each node's collector makes of spans. */
const spanSeries = (traces: Part<HubInput, 'traces'> | undefined): number =>
  traces?.spanMetrics ? spanSeriesOfNode({ limit: traces.spanMetrics.limit ?? 200 }) : 0

const anyIngest = (): fc.Arbitrary<HubInput['ingest']> =>
  fc
    .tuple(
      fc.uniqueArray(fc.integer({ min: 30000, max: 32767 }), { minLength: 3, maxLength: 3 }),
      fc.constantFrom(undefined, 'accepted' as const, 'required' as const),
    )
    .map(([[logs = 0, metrics = 0, traces = 0], credentials]) => ({
      logs: { nodePort: logs },
      metrics: { nodePort: metrics },
      traces: { nodePort: traces },
      ...(credentials && { credentials }),
    }))

/**
 * Enough for any cluster of these fleets, whose series only the finished trees show. Six such budgets fit into one
 * node's memory.
 */
export const anySeriesBudget = fc.integer({ min: 50_000, max: 1_500_000 })

type Prometheus = Part<HubInput, 'prometheus'>

/** Prometheus for the clusters' budgets: its memory is at least what their series take. */
const anyPrometheus = (
  retention: number,
): fc.Arbitrary<(seriesBudgets: HubContext['seriesBudgets'], ofSpans: number) => Prometheus> =>
  fc
    .record({
      volume: anyVolumeSize(),
      kept: fc.integer({ min: 10, max: 85 }),
      seriesBudget: anySeriesBudget,
      resources: anyResources(),
      beyond: fc.nat({ max: 4096 }),
      ownClass: fc.option(anyOwnStorageClass, { nil: undefined }),
      rules: fc.option(anyRuleFiles, { nil: undefined }),
    })
    .map(({ ownClass, rules, volume, kept, seriesBudget, resources, beyond }) => (seriesBudgets, ofSpans) => {
      const series = seriesBudgets.reduce<number>((sum, budget = seriesBudget) => sum + budget, ofSpans)
      const memory = Math.ceil(leastMemoryForSeries(series) / 2 ** 20) + beyond
      return {
        retention: durationOf(retention),
        retentionSize: sizeOf(partOf(volume, kept)),
        volume: sizeOf(volume),
        ...(ownClass !== undefined && { storageClass: ownClass }),
        ...(rules && { rules }),
        seriesBudget,
        resources: { ...resources, limits: { ...resources.limits, memory: sizeOf(Math.max(4096, memory)) } },
      }
    })

const dayAfterMillennium = (days: number): string =>
  new Date(Date.UTC(2020, 0, 1 + days)).toISOString().slice(0, 'YYYY-MM-DD'.length)
