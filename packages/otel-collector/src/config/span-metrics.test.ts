import type { ClusterName, Fleet, FleetInput } from '@fleet/model'
import {
  sampleCluster,
  sampleFleet,
  sampleNode,
  sampleTenants,
  sampleThanos,
  sampleTraces,
} from '@fleet/model/testing'
import { describe, expect, it } from 'vitest'
import { hubValues } from '../hub/values.ts'
import { agentConfig } from '../spoke/agent.ts'
import { firstScraperConfig } from '../testing/scraper-configs.ts'

const spoke = 'spoke' as ClusterName

const fleetWith = (traces: FleetInput['hub']['traces']): Fleet =>
  sampleFleet({
    ...sampleTraces(traces),
    clusters: {
      hub: sampleCluster(1),
      spoke: sampleCluster(2, { nodes: { 'node-2': sampleNode(2), 'node-3': sampleNode(3) } }),
    },
  })

interface Pipeline {
  readonly receivers: readonly string[]
  readonly processors: readonly string[]
  readonly exporters: readonly string[]
}

interface Config {
  readonly connectors?: Record<string, object>
  readonly processors: Record<string, { readonly trace_statements?: readonly string[] }>
  readonly exporters: Record<
    string,
    { readonly http?: { readonly endpoint: string; readonly headers?: object } }
  >
  readonly service: { readonly pipelines: Record<string, Pipeline> }
}

const onSpoke = (fleet: Fleet) => agentConfig(fleet, spoke) as unknown as Config
const onHub = (fleet: Fleet) => hubValues(fleet).alternateConfig as unknown as Config

describe('a collector that counts requests', () => {
  const fleet = fleetWith({ samplingPercentage: 10, spanMetrics: { limit: 50 } })

  it.each([
    ['a spoke', onSpoke(fleet), 'http://100.100.0.2:31090/api/v1/write'],
    [
      'the hub',
      onHub(fleet),
      'http://kube-prometheus-stack-prometheus.monitoring.svc.cluster.local:9090/api/v1/write',
    ],
  ])('sends what it counts to Prometheus from %s', (_, { service, exporters }, endpoint) => {
    const { exporters: [exporter = ''] = [] } = service.pipelines['metrics/span_metrics'] ?? {}
    expect(exporters[exporter]?.http?.endpoint).toBe(endpoint)
  })

  it('names its tenant on the hub, where no gateway does', () => {
    const { hub, versions } = sampleTraces({ spanMetrics: {} })
    const thanos = sampleThanos()
    const tenants = sampleTenants('per-cluster', {
      hub: { ...hub, metrics: thanos.hub.metrics },
      versions: { ...versions, images: { ...versions.images, ...thanos.versions.images } },
    })
    const headersOf = ({ service, exporters }: Config) => {
      const { exporters: [exporter = ''] = [] } = service.pipelines['metrics/span_metrics'] ?? {}
      return exporters[exporter]?.http?.headers
    }
    expect(headersOf(onHub(sampleFleet(tenants)))).toEqual({ 'THANOS-TENANT': 'hub' })
    expect(headersOf(onSpoke(sampleFleet(tenants)))).toBeUndefined()
  })

  it('counts all of them, though it keeps a part of the traces', () => {
    const { service } = onSpoke(fleet)
    expect(service.pipelines['traces']?.processors).toContain('probabilistic_sampler')
    const counted = service.pipelines['traces/span_metrics']
    expect(counted?.receivers).toEqual(service.pipelines['traces']?.receivers)
    expect(counted?.processors).not.toContain('probabilistic_sampler')
  })

  it('makes no more series than its limit, whatever pods its spans are from', () => {
    expect(onSpoke(fleet).connectors).toMatchObject({
      span_metrics: { aggregation_cardinality_limit: 50, resource_metrics_key_attributes: ['cluster'] },
    })
    const { processors = [] } = onSpoke(fleet).service.pipelines['traces/span_metrics'] ?? {}
    // It sets the attribute by which all are one.
    expect(processors).toContain('resource')
  })

  it('is the one on each node: the scraper of a cluster counts nothing', () => {
    expect(firstScraperConfig(fleet, spoke).service.pipelines).not.toHaveProperty('metrics/span_metrics')
  })

  it('is not there where the fleet does not ask for it', () => {
    const config = onSpoke(fleetWith({}))
    expect(config).not.toHaveProperty('connectors')
    expect(Object.keys(config.service.pipelines).toSorted()).toEqual(['logs', 'metrics', 'traces'])
  })
})

describe('a trace beside a duration', () => {
  const least = (samplingPercentage: number): string | undefined => {
    const { 'transform/exemplars': kept } = onSpoke(
      fleetWith({ samplingPercentage, spanMetrics: {} }),
    ).processors
    return /< "(\w+)"/.exec(kept?.trace_statements?.join('') ?? '')?.[1]
  }

  // The share of all ids whose random part is at least this.
  const shareFrom = (digits: string): number => 1 - Number.parseInt(digits, 16) / 16 ** digits.length

  it.each([1, 7, 20, 50, 99])('is one of those that a sample of %d %% keeps', (percentage) => {
    const share = shareFrom(least(percentage) ?? '') * 100
    expect(share).toBeLessThanOrEqual(percentage)
    expect(share).toBeGreaterThan(percentage - 0.01)
  })

  it('is any where all are kept', () => {
    expect(least(100)).toBeUndefined()
  })
})
