import { describe, expect, test } from 'vitest'
import { DnsLabel } from '../scalars/names.ts'
import { sampleCluster, sampleFleet, sampleNode, sampleTunnel } from '../testing/sample-fleet.ts'
import type { ClusterInput } from '../fleet/cluster.ts'
import { scrapeJobsOf } from './scrape-jobs.ts'

const jobsOfSpoke = (over: Partial<ClusterInput> = {}) => {
  const fleet = sampleFleet({ clusters: { hub: sampleCluster(1), spoke: sampleCluster(2, over) } })
  return scrapeJobsOf(fleet, DnsLabel.parse('spoke'))
}

const namesOf = (jobs: ReturnType<typeof jobsOfSpoke>) => jobs.map(({ job }) => job)

describe('the exporters of a cluster', () => {
  test('are those of its nodes and its objects, and of Traefik where it runs', () => {
    expect(namesOf(jobsOfSpoke())).toEqual(
      expect.arrayContaining(['node-exporter', 'kubelet', 'kube-state-metrics', 'traefik']),
    )
    expect(namesOf(jobsOfSpoke({ traefik: false }))).not.toContain('traefik')
  })

  test('are those of the tunnel too, in the namespace of the tunnel', () => {
    const { cloudflared, secrets } = sampleTunnel
    const jobs = jobsOfSpoke({
      cloudflared: { ...cloudflared, namespace: 'edge' },
      secrets: { 'tunnel-token': { ...secrets['tunnel-token'], namespace: 'edge' } },
    })
    expect(jobs.find(({ job }) => job === 'cloudflared')?.addresses).toEqual([
      'cloudflared-metrics.edge.svc:2000',
    ])
  })

  test('are each scraped on their own node, or once, for any number of nodes', () => {
    const nodes = { 'node-2': sampleNode(2), 'node-3': sampleNode(3), 'node-4': sampleNode(4) }
    expect(jobsOfSpoke({ nodes })).toEqual(jobsOfSpoke())
  })

  test('are scraped under one job each', () => {
    const jobs = namesOf(jobsOfSpoke({ ...sampleTunnel, metalNodes: { nas: '192.168.1.4:9100' } }))
    expect(jobs).toEqual([...new Set(jobs)])
  })
})

test('the machines beside a cluster are scraped as often as its nodes, all under one job', () => {
  const metalNodes = { nas: '192.168.1.4:9100', 'a-router': '192.168.1.1:9100' }
  const jobs = jobsOfSpoke({ metalNodes })
  const nodes = jobs.find(({ job }) => job === 'node-exporter')
  expect(jobs.find(({ job }) => job === 'node-exporter-metal-nodes')).toMatchObject({
    interval: nodes?.interval,
    addresses: ['192.168.1.1:9100', '192.168.1.4:9100'],
  })
})

test('a cluster without such machines has no job for them', () => {
  expect(namesOf(jobsOfSpoke({ metalNodes: {} }))).not.toContain('node-exporter-metal-nodes')
})
