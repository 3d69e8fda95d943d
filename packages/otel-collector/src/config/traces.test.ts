import type { ClusterName, Fleet, FleetInput } from '@fleet/model'
import { sampleCluster, sampleFleet, sampleNode, sampleTraces } from '@fleet/model/testing'
import { findObject } from '@fleet/kubernetes/testing'
import type { IDaemonSet, IService } from '@fleet/kubernetes'
import { describe, expect, it } from 'vitest'
import { hubValues } from '../hub/values.ts'
import { otelCollector } from '../index.ts'
import { agentConfig } from '../spoke/agent.ts'
import { firstScraperConfig } from '../testing/scraper-configs.ts'

const spoke = 'spoke' as ClusterName

const fleetWith = (traces?: FleetInput['hub']['traces'], over = {}): Fleet =>
  sampleFleet({
    ...sampleTraces(traces),
    clusters: {
      hub: sampleCluster(1),
      spoke: sampleCluster(2, { nodes: { 'node-2': sampleNode(2), 'node-3': sampleNode(3) } }),
    },
    ...over,
  })

interface Config {
  readonly receivers: Record<string, { protocols?: Record<string, { endpoint: string }> }>
  readonly processors: Record<string, unknown>
  readonly exporters: Record<string, unknown>
  readonly service: { readonly pipelines: Record<string, { readonly processors: string[] } | undefined> }
}

const onSpoke = (fleet: Fleet) => agentConfig(fleet, spoke) as unknown as Config
const onHub = (fleet: Fleet) => hubValues(fleet).alternateConfig as unknown as Config

describe('a collector of a fleet that keeps traces', () => {
  const fleet = fleetWith()

  it.each([
    ['a spoke', onSpoke(fleet), 'http://100.100.0.2:31100'],
    ['the hub', onHub(fleet), 'http://jaeger.monitoring.svc.cluster.local:4318'],
  ])(
    'takes spans on %s, adds their pod and their cluster, and sends them to the store',
    (_, config, endpoint) => {
      expect(config.service.pipelines['traces']).toEqual({
        receivers: ['otlp'],
        processors: ['memory_limiter', 'k8s_attributes', 'resource'],
        exporters: ['otlp_http/traces'],
      })
      expect(config.exporters['otlp_http/traces']).toMatchObject({ endpoint })
    },
  )

  it('keeps what waits for the hub on disk, and refuses what does not fit there', () => {
    expect(onSpoke(fleetWith({ queue: '64Mi' })).exporters['otlp_http/traces']).toMatchObject({
      retry_on_failure: { max_elapsed_time: '0s' },
      sending_queue: { storage: 'file_storage', queue_size: 64 * 2 ** 20, block_on_overflow: false },
    })
  })

  it('finds the pod of a span by the connection, where the span names none', () => {
    expect(onSpoke(fleet).processors['k8s_attributes']).toMatchObject({
      pod_association: [{}, {}, { sources: [{ from: 'connection' }] }],
      extract: { metadata: expect.arrayContaining(['k8s.namespace.name', 'k8s.pod.name']) as unknown },
    })
  })

  it('proves itself to a hub that asks for credentials', () => {
    const { hub } = sampleTraces()
    const asking = fleetWith({}, { hub: { ...hub, ingest: { ...hub.ingest, credentials: 'required' } } })
    const auth = { auth: { authenticator: 'bearertokenauth/push' } }
    expect(onSpoke(asking).exporters['otlp_http/traces']).toMatchObject(auth)
    expect(onHub(asking).exporters['otlp_http/traces']).not.toHaveProperty('auth')
  })

  it('is the one on each node: the scraper of a cluster takes none', () => {
    expect(firstScraperConfig(fleet, spoke).service.pipelines).not.toHaveProperty('traces')
  })
})

describe('a sample of the traces', () => {
  it('is chosen before anything is looked up, and alike on all nodes, with every span of an error', () => {
    const { processors, service } = onSpoke(fleetWith({ samplingPercentage: 10 }))
    expect(service.pipelines['traces']?.processors).toEqual([
      'memory_limiter',
      'transform/errors',
      'probabilistic_sampler',
      'k8s_attributes',
      'resource',
    ])
    expect(processors).toMatchObject({
      probabilistic_sampler: { mode: 'proportional', sampling_percentage: 10 },
      'transform/errors': {
        trace_statements: [expect.stringMatching(/sampling\.priority.* where .*STATUS_CODE_ERROR$/)],
      },
    })
  })
})

describe('the address for the pods of a cluster', () => {
  const artifactsOf = (name: string) => otelCollector(fleetWith()).filter(({ cluster }) => cluster === name)
  const serviceOf = (name: string) =>
    findObject<IService>(artifactsOf(name), { kind: 'Service', name: 'otel-collector' })

  it.each(['hub', 'spoke'])(
    'is the same on %s, and leads to the collector of the pod’s own node',
    (cluster) => {
      const { spec } = serviceOf(cluster)
      expect(spec).toMatchObject({ type: 'ClusterIP', internalTrafficPolicy: 'Local' })
      expect(spec?.ports?.map(({ port }) => port)).toEqual([4317, 4318])
    },
  )

  it('leads to where the receivers listen', () => {
    const endpoints = Object.values(onSpoke(fleetWith()).receivers['otlp']?.protocols ?? {})
    const ports = serviceOf('spoke').spec?.ports ?? []
    expect(endpoints.map(({ endpoint }) => endpoint)).toEqual(
      ports.map(({ targetPort }) => `\${env:POD_IP}:${targetPort}`),
    )
    const daemonSet = findObject<IDaemonSet>(artifactsOf('spoke'), {
      kind: 'DaemonSet',
      name: 'otel-collector',
    })
    expect(daemonSet.spec?.selector.matchLabels).toEqual(serviceOf('spoke').spec?.selector)
  })

  it('is not open on the node of the hub, as by the default of its chart', () => {
    expect(hubValues(fleetWith()).ports).toMatchObject({
      otlp: { enabled: true, hostPort: 0 },
      'otlp-http': { enabled: true, hostPort: 0 },
      zipkin: { enabled: false },
    })
  })
})
