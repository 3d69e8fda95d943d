import { logsIngestService } from '@fleet/model'
import { sampleCluster, sampleFleet, sampleNode } from '@fleet/model/testing'
import { describe, expect, it } from 'vitest'
import { ingestPolicy } from './ingest-policy.ts'
import { ingestService } from './services.ts'

const fleet = sampleFleet({
  clusters: {
    hub: sampleCluster(1),
    one: sampleCluster(2),
    two: sampleCluster(3, { nodes: { 'node-3': sampleNode(3), 'node-4': sampleNode(4) } }),
  },
})
const policy = ingestPolicy(fleet, logsIngestService(fleet))
const service = ingestService(logsIngestService(fleet))

describe('the node port of a store', () => {
  it('admits every node of every spoke by its one tailnet address, and the hub’s own pods', () => {
    const from = policy.spec.ingress.flatMap((rule) => rule.from)
    const addresses = from.flatMap((peer) => (peer.ipBlock ? [peer.ipBlock.cidr] : []))
    expect(addresses).toEqual(['100.100.0.3/32', '100.100.0.4/32', '100.100.0.5/32'])
    expect(from.filter(({ ipBlock }) => !ipBlock)).toEqual([{ namespaceSelector: {} }])
  })

  it('selects the pods and the port behind the NodePort', () => {
    expect(policy.spec.podSelector.matchLabels).toEqual(service.spec.selector)
    expect(policy.spec.ingress[0]?.ports.map(({ port }) => port)).toEqual([service.spec.ports[0]?.targetPort])
  })

  it('keeps the caller’s address: otherwise the policy sees the node’s', () => {
    expect(service.spec.externalTrafficPolicy).toBe('Local')
  })
})
