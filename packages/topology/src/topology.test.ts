import { admitOnly, fromAddresses, fromNamespace, ingestPolicy } from '@fleet/kubernetes'
import {
  logsIngestService,
  metricsIngestService,
  tracesIngestService,
  type Fleet,
  type FleetInput,
} from '@fleet/model'
import { sampleCluster, sampleFleet, sampleFleetInput, sampleNode, sampleTraces } from '@fleet/model/testing'
import { describe, expect, test } from 'vitest'
import { drawTopology } from './drawing/draw-topology.ts'
import { topologyOf } from './topology.ts'

/** The policies of the hub's tree, as the generator makes them. */
const policiesOf = (fleet: Fleet) => [
  ingestPolicy(fleet, logsIngestService(fleet), fromNamespace(['opentelemetry-collector'])),
  ingestPolicy(fleet, metricsIngestService(fleet)),
]

/** With room for the telemetry of all. */
const fleetOf = (spokes: number): Fleet => {
  const { hub } = sampleFleetInput()
  const clusters = Array.from({ length: spokes + 1 }, (_, index) => [
    index === 0 ? 'hub' : `spoke-${index}`,
    sampleCluster(index + 1),
  ])
  return sampleFleet({
    clusters: Object.fromEntries(clusters) as FleetInput['clusters'],
    hub: {
      ...hub,
      prometheus: {
        ...hub.prometheus,
        retentionSize: '40Gi',
        volume: '60Gi',
        seriesBudget: 1000,
        resources: { requests: { cpu: '1', memory: '1Gi' }, limits: { memory: '16Gi' } },
      },
      loki: { ...hub.loki, volume: '500Gi' },
    },
  })
}

const twoNodes = sampleCluster(2, {
  nodes: { 'node-a': sampleNode(20), 'node-b': sampleNode(21) },
  metalNodes: { nas: '192.168.1.4:9100' },
})
const fleet = sampleFleet({ clusters: { hub: sampleCluster(1), spoke: twoNodes } })

const spokeOf = (policies: ReturnType<typeof policiesOf>) => {
  const [spoke] = topologyOf(fleet, policies).spokes
  return spoke?.pushes ?? []
}

describe('what the topology says of a push', () => {
  test('logs and metrics have their URL, their node port and their Service', () => {
    expect(spokeOf(policiesOf(fleet))).toMatchObject([
      {
        signal: 'logs',
        url: 'http://100.100.0.2:31080/otlp/v1/logs',
        nodePort: 31_080,
        service: 'loki-gateway-external',
      },
      {
        signal: 'metrics',
        url: 'http://100.100.0.2:31090/api/v1/write',
        nodePort: 31_090,
        service: 'prometheus-otlp-external',
      },
    ])
  })

  test('each node is a sender, and names the policy that admits it', () => {
    const [logs] = spokeOf(policiesOf(fleet))
    const admission = { kind: 'admitted', policies: ['monitoring/loki-gateway-external'] }
    expect(logs?.senders).toEqual([
      { name: 'node-a', address: '100.100.0.21', admission },
      { name: 'node-b', address: '100.100.0.22', admission },
    ])
  })

  test('a node that the policy leaves out is refused', () => {
    const service = logsIngestService(fleet)
    const policy = admitOnly({
      name: 'logs',
      namespace: 'monitoring',
      pods: { ...service.store.podLabels },
      callers: [{ ports: [service.store.ingestPort], from: fromAddresses(['100.100.0.21']) }],
    })
    const [logs] = spokeOf([policy])
    expect(logs?.senders.map(({ admission }) => admission.kind)).toEqual(['admitted', 'refused'])
  })

  test('without a policy everybody may push', () => {
    expect(spokeOf([]).flatMap(({ senders }) => senders.map(({ admission }) => admission.kind))).toEqual(
      Array.from({ length: 4 }, () => 'unrestricted'),
    )
  })

  test('the hub pushes its own logs inside the cluster, admitted by the labels of its collector', () => {
    expect(topologyOf(fleet, policiesOf(fleet)).hub.pushes).toMatchObject([
      { signal: 'logs', service: 'loki-gateway', senders: [{ admission: { kind: 'admitted' } }] },
    ])
  })
})

describe('what the topology says of a fleet that keeps traces', () => {
  const traced = sampleFleet({
    ...sampleTraces({ spanMetrics: {} }),
    clusters: { hub: sampleCluster(1), spoke: twoNodes },
  })
  const policies = [
    ...policiesOf(traced),
    ingestPolicy(traced, tracesIngestService(traced), []),
    admitOnly({
      name: 'jaeger',
      namespace: 'monitoring',
      pods: { 'app.kubernetes.io/name': 'jaeger' },
      callers: [{ ports: ['otlp-http'], from: fromNamespace(['opentelemetry-collector']) }],
    }),
  ]
  const topology = topologyOf(traced, policies)

  test('spans have their URL, their node port, and the policy that admits them', () => {
    const [, , traces] = topology.spokes[0]?.pushes ?? []
    expect(traces).toMatchObject({
      signal: 'traces',
      url: 'http://100.100.0.2:31100/v1/traces',
      nodePort: 31_100,
      senders: [
        { admission: { kind: 'admitted', policies: ['monitoring/jaeger-otlp-external'] } },
        { admission: { kind: 'admitted' } },
      ],
    })
  })

  test('the hub pushes its own spans, and what it counts of them, inside the cluster', () => {
    expect(topology.hub.pushes).toMatchObject([
      { signal: 'logs' },
      {
        signal: 'metrics',
        service: 'kube-prometheus-stack-prometheus',
        senders: [{ admission: { kind: 'admitted' } }],
      },
      {
        signal: 'traces',
        service: 'jaeger',
        senders: [{ admission: { kind: 'admitted', policies: ['monitoring/jaeger'] } }],
      },
    ])
  })

  test('the picture has the third way, and that of another fleet has not', () => {
    const texts = textsOf(drawTopology(topology, 'dark'))
    expect(texts).toEqual(expect.arrayContaining(['NodePort 31100', '— traces', 'Jaeger · OTLP over HTTP']))
    const others = textsOf(drawTopology(topologyOf(fleet, policiesOf(fleet)), 'dark'))
    expect(others.filter((text) => /traces|Jaeger/.test(text))).toEqual([])
  })
})

/** The texts of a picture, tooltips too. */
const textsOf = (svg: string): string[] => [...svg.matchAll(/>([^<>]+)</g)].map(([, text = '']) => text)

describe('the picture', () => {
  test.each([1, 5, 6, 19, 20, 199])('of %i spokes names each of them', (spokes) => {
    const large = fleetOf(spokes)
    const texts = textsOf(drawTopology(topologyOf(large, policiesOf(large)), 'dark'))
    expect(texts).toEqual(
      expect.arrayContaining(Object.keys(large.clusters).filter((name) => name !== 'hub')),
    )
    expect(texts).toContain(`admits ${spokes} of ${spokes} nodes of the spokes, by tailnet address`)
  })

  test('shows every machine with its addresses, and every port with its policy', () => {
    const texts = textsOf(drawTopology(topologyOf(fleet, policiesOf(fleet)), 'light'))
    expect(texts).toEqual(
      expect.arrayContaining([
        '10.0.0.21 · 100.100.0.21',
        'metal · 192.168.1.4:9100',
        'NodePort 31080',
        'NetworkPolicy monitoring/loki-gateway-external',
        'NodePort 31090',
        'NetworkPolicy monitoring/prometheus-otlp-external',
      ]),
    )
  })

  test('says which node is refused, and that an open port is open', () => {
    const [logs] = policiesOf(fleet)
    const closed = admitOnly({ name: 'closed', namespace: 'monitoring', pods: {}, callers: [] })
    expect(textsOf(drawTopology(topologyOf(fleet, [closed]), 'dark'))).toContain(
      'logs of node-b: no NetworkPolicy admits it',
    )
    expect(textsOf(drawTopology(topologyOf(fleet, logs ? [logs] : []), 'dark'))).toContain(
      'no NetworkPolicy: everybody on the network may push',
    )
  })

  test('is not broken by signs of XML in a name', () => {
    const odd = { ...topologyOf(fleet, []), entry: { node: '<a & "b">', address: '100.1.1.1' } }
    expect(drawTopology(odd, 'dark')).toContain('&lt;a &amp; &quot;b&quot;&gt;')
  })
})
