import { parse } from 'yaml'
import type { FleetInput } from '@fleet/model'
import { sampleFleet, sampleNode, sampleCluster, sampleTraces } from '@fleet/model/testing'
import { findObject } from '@fleet/kubernetes/testing'
import type { IConfigMap, INetworkPolicy, IService, IStatefulSet } from '@fleet/kubernetes'
import { describe, expect, it } from 'vitest'
import { jaeger } from './index.ts'

const artifactsOf = (traces?: FleetInput['hub']['traces'], over: Partial<FleetInput> = {}) =>
  jaeger(sampleFleet({ ...sampleTraces(traces), ...over }))

const statefulSet = (artifacts = artifactsOf()) =>
  findObject<IStatefulSet>(artifacts, { kind: 'StatefulSet', name: 'jaeger' }).spec

interface Config {
  readonly extensions: {
    readonly jaeger_storage: { readonly backends: Record<string, { readonly badger: object }> }
  }
  readonly service: { readonly pipelines: { readonly traces: object } }
}

const configOf = (artifacts = artifactsOf()) => {
  const name = statefulSet(artifacts)?.template.spec?.volumes?.[0]?.configMap?.name ?? ''
  return parse(
    findObject<IConfigMap>(artifacts, { kind: 'ConfigMap', name }).data?.['config.yaml'] ?? '',
  ) as Config
}

const policy = (name: string) =>
  findObject<INetworkPolicy>(artifactsOf(), { kind: 'NetworkPolicy', name }).spec?.ingress ?? []

describe('the store of traces', () => {
  it('is there only where the inventory states it', () => {
    expect(jaeger(sampleFleet())).toEqual([])
  })

  it('keeps spans for the retention, on its volume, and flushes what it acknowledges', () => {
    const artifacts = artifactsOf({ retention: '24h', volume: '20Gi', storageClass: 'fast' })
    const [mount] = statefulSet(artifacts)?.template.spec?.containers[0]?.volumeMounts?.slice(-1) ?? []
    expect(Object.values(configOf(artifacts).extensions.jaeger_storage.backends)).toEqual([
      {
        badger: {
          ephemeral: false,
          directories: { keys: `${mount?.mountPath}/keys`, values: `${mount?.mountPath}/values` },
          ttl: { spans: '24h' },
          consistency: true,
        },
      },
    ])
    expect(statefulSet(artifacts)?.volumeClaimTemplates?.[0]?.spec).toMatchObject({
      storageClassName: 'fast',
      resources: { requests: { storage: '20Gi' } },
    })
  })

  it('has no batches of its own, which would acknowledge spans before they are stored', () => {
    expect(configOf().service.pipelines.traces).not.toHaveProperty('processors')
  })

  it('stays on the node that the spokes call', () => {
    const nodes = { 'node-1': sampleNode(1), 'node-3': sampleNode(3) }
    const { hub } = sampleTraces()
    const artifacts = artifactsOf(
      {},
      { hub: { ...hub, node: 'node-3' }, clusters: { hub: sampleCluster(1, { nodes }) } },
    )
    expect(statefulSet(artifacts)?.template.spec?.nodeSelector).toEqual({
      'kubernetes.io/hostname': 'node-3',
    })
  })

  it('is asked by Grafana alone, and no node port leads to it', () => {
    const asked = policy('jaeger').find(({ ports }) => ports?.some(({ port }) => port === 'query'))
    expect(asked?.from).toEqual([{ podSelector: { matchLabels: { 'app.kubernetes.io/name': 'grafana' } } }])
    const service = findObject<IService>(artifactsOf(), { kind: 'Service', name: 'jaeger-otlp-external' })
    expect(service.spec).toMatchObject({
      type: 'NodePort',
      ports: [{ nodePort: 31100, targetPort: 8083 }],
      selector: { 'app.kubernetes.io/component': 'gateway' },
    })
  })

  it('is reached by the addresses of spokes at that port of the gateway, and at no other', () => {
    expect(policy('jaeger-otlp-external')).toEqual([
      { from: [{ ipBlock: { cidr: '100.100.0.3/32' } }], ports: [{ protocol: 'TCP', port: 8083 }] },
    ])
  })
})
