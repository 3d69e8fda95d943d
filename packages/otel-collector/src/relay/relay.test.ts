import { parse } from 'yaml'
import { bytes, logsRelay, type Fleet } from '@fleet/model'
import { sampleCluster, sampleFleet, sampleNode, sampleVictoriaLogs } from '@fleet/model/testing'
import { findObject } from '@fleet/kubernetes/testing'
import type { IConfigMap, INetworkPolicy, IPodMonitor, IStatefulSet } from '@fleet/kubernetes'
import { describe, expect, it } from 'vitest'
import { otelCollector } from '../index.ts'
import { relay } from './index.ts'

type Logs = Parameters<typeof sampleVictoriaLogs>[0]

const fleetWith = (logs: Logs, nodes = { a: sampleNode(1), b: sampleNode(3) }): Fleet => {
  const { hub, versions } = sampleVictoriaLogs({ copies: 2, ...logs })
  const clusters = { hub: sampleCluster(1, { nodes }), spoke: sampleCluster(2) }
  return sampleFleet({ clusters, versions, hub: { ...hub, node: 'a' } })
}

const setOf = (fleet: Fleet) =>
  findObject<IStatefulSet>(relay(fleet), { kind: 'StatefulSet', name: 'logs-relay' }).spec

interface Exporter {
  readonly endpoint: string
  readonly headers: Readonly<Record<string, string>>
  readonly sending_queue: Readonly<Record<string, unknown>>
  readonly retry_on_failure: Readonly<Record<string, unknown>>
}

interface Config {
  readonly extensions: { readonly file_storage: { readonly directory: string; readonly fsync: boolean } }
  readonly exporters: Readonly<Record<string, Exporter>>
  readonly service: {
    readonly pipelines: Readonly<Record<string, { processors: string[]; exporters: string[] }>>
  }
}

const configOf = (fleet: Fleet): Config => {
  const name = setOf(fleet)?.template.spec?.volumes?.find(({ configMap }) => configMap)?.configMap?.name ?? ''
  const { data } = findObject<IConfigMap>(relay(fleet), { kind: 'ConfigMap', name })
  return parse(data?.['config.yaml'] ?? '') as Config
}

describe('the relay', () => {
  const fleet = fleetWith({})
  const config = configOf(fleet)

  it('is there only before two copies', () => {
    const { hub, versions } = sampleVictoriaLogs()
    for (const one of [sampleFleet(), sampleFleet({ hub, versions })])
      expect(otelCollector(one).map(({ path }) => path)).not.toContain('logs-relay.yaml')
    expect(otelCollector(fleet).map(({ path }) => path)).toContain('logs-relay.yaml')
  })

  it('answers once each line is on its disk for both copies', () => {
    expect(config.extensions.file_storage.fsync).toBe(true)
    expect(Object.keys(config.service.pipelines)).toEqual(['logs'])
    // A batch processor would acknowledge what is in memory.
    expect(config.service.pipelines['logs']?.processors).toEqual(['memory_limiter'])
    expect(config.service.pipelines['logs']?.exporters).toHaveLength(2)
    for (const { sending_queue: queue, retry_on_failure: retry } of Object.values(config.exporters)) {
      expect(queue).toMatchObject({ storage: 'file_storage', block_on_overflow: true, sizer: 'bytes' })
      expect(retry).toMatchObject({ enabled: true, max_elapsed_time: '0s' })
    }
  })

  it('keeps its queues on a volume that has room for both', () => {
    const spec = setOf(fleet)
    const [container] = spec?.template.spec?.containers ?? []
    const mounted = container?.volumeMounts?.find(
      ({ mountPath }) => mountPath === config.extensions.file_storage.directory,
    )
    const claim = spec?.volumeClaimTemplates?.find(({ metadata }) => metadata?.name === mounted?.name)
    const size = claim?.spec?.resources?.requests?.['storage'] as Parameters<typeof bytes>[0]
    const queues = Object.values(config.exporters).map((one) => Number(one.sending_queue['queue_size']))
    expect(bytes(size)).toBeGreaterThan(queues.reduce((sum, queue) => sum + queue, 0))
  })

  it('says to each copy which fields make a stream', () => {
    const [first, second] = Object.values(config.exporters)
    expect(first?.endpoint).toContain('http://victoria-logs.monitoring')
    expect(second?.endpoint).toContain('http://victoria-logs-copy-2.monitoring')
    for (const { headers } of Object.values(config.exporters))
      expect(headers['VL-Stream-Fields']).toContain('k8s.pod.name')
  })

  it('takes lines of the gateway alone, and shows Prometheus its own metrics', () => {
    const { spec } = findObject<INetworkPolicy>(relay(fleet), { kind: 'NetworkPolicy', name: 'logs-relay' })
    const admitted = (spec?.ingress ?? []).map(({ from = [], ports = [] }) => [
      ports[0]?.port,
      from.map(({ podSelector }) => podSelector?.matchLabels?.['app.kubernetes.io/name']),
    ])
    expect(admitted).toEqual([
      ['otlp-http', ['telemetry-gateway']],
      ['metrics', ['prometheus']],
    ])
  })

  it('is a collector to the alerts on queues, each of its pods by its name', () => {
    const { spec } = findObject<IPodMonitor>(relay(fleet), { kind: 'PodMonitor', name: 'logs-relay' })
    expect(spec.podMetricsEndpoints?.[0]?.relabelings).toEqual([
      { targetLabel: 'job', replacement: 'otel-collector' },
      { sourceLabels: ['__meta_kubernetes_pod_name'], targetLabel: 'instance' },
    ])
  })

  it('has a second pod where the hub has a second node, for its volume stays on the first', () => {
    expect(setOf(fleet)?.replicas).toBe(2)
    expect(logsRelay(fleetWith({}, { a: sampleNode(1) } as never))?.replicas).toBe(1)
  })

  it('has a larger queue where the clusters write more', () => {
    const queueOf = (logsPerDay: string): number =>
      logsRelay(fleetWith({ logsPerDay, volume: '5000Gi' }))?.queue ?? 0
    expect(queueOf('200Gi')).toBeGreaterThan(5 * queueOf('20Gi'))
  })
})
