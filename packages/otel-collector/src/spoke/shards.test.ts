import type { ClusterName, Fleet } from '@fleet/model'
import { sampleCluster, sampleFleet, sampleNode } from '@fleet/model/testing'
import { findObjects } from '@fleet/kubernetes/testing'
import type { IDeployment } from '@fleet/kubernetes'
import { describe, expect, it } from 'vitest'
import { otelCollector } from '../index.ts'
import { scraperConfigs } from '../testing/scraper-configs.ts'
import { agentConfig } from './agent.ts'

const spoke = 'spoke' as ClusterName

const fleetOf = (scrapers?: number, nodes = 2): Fleet =>
  sampleFleet({
    clusters: {
      hub: sampleCluster(1),
      spoke: sampleCluster(2, {
        nodes: Object.fromEntries(Array.from({ length: nodes }, (_, n) => [`node-${n}`, sampleNode(n + 10)])),
        ...(scrapers !== undefined && { scrapers }),
        metalNodes: { nas: '192.168.1.5:9100', press: '192.168.1.6:9100', saw: '192.168.1.7:9100' },
        scrapes: {
          machines: { targets: ['one.lan:9100', 'two.lan:9100', 'three.lan:9100'] },
          shops: { pods: { namespace: 'shop', labels: { app: 'shop' }, port: 9000 } },
        },
      }),
    },
  })

interface Scrape {
  readonly job_name: string
  readonly static_configs?: readonly { readonly targets: readonly string[] }[]
  readonly relabel_configs?: readonly object[]
}

const scrapesOf = ({ receivers }: { receivers: object }): readonly Scrape[] =>
  Object.values(receivers as Record<string, { config?: { scrape_configs: readonly Scrape[] } }>).flatMap(
    ({ config }) => config?.scrape_configs ?? [],
  )

const targetsOf = (scrapes: readonly Scrape[]): string[] =>
  scrapes
    .filter(({ job_name: job }) => job !== 'otel-collector')
    .flatMap(({ static_configs: configs = [] }) => configs.flatMap(({ targets }) => targets))

describe('the scrapers of a large spoke', () => {
  const [first, second, third] = scraperConfigs(fleetOf(3), spoke).map(scrapesOf)
  const shares = [first ?? [], second ?? [], third ?? []]

  it('ask each target once, which one of them alone asked', () => {
    const alone = scraperConfigs(fleetOf(), spoke).flatMap((config) => targetsOf(scrapesOf(config)))
    const shared = shares.flatMap(targetsOf).filter((target) => !target.startsWith('kube-state-metrics'))
    expect(shared.toSorted()).toEqual(
      alone.filter((target) => !target.startsWith('kube-state-metrics')).toSorted(),
    )
  })

  it('have as many targets each, give or take one of each kind', () => {
    const sizes = shares.map((scrapes) => targetsOf(scrapes).length)
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(2)
  })

  it('have a shard of kube-state-metrics each', () => {
    expect(
      shares.map((scrapes) => targetsOf(scrapes).filter((target) => target.startsWith('kube-state-metrics'))),
    ).toEqual([
      ['kube-state-metrics.monitoring.svc:8080'],
      ['kube-state-metrics-2.monitoring.svc:8080'],
      ['kube-state-metrics-3.monitoring.svc:8080'],
    ])
  })

  it('share pods that they find by the hash of the address, which each keeps in a part of its own', () => {
    const kept = shares.map((scrapes) =>
      scrapes.find(({ job_name: job }) => job === 'shops')?.relabel_configs?.slice(-2),
    )
    expect(kept).toEqual(
      [0, 1, 2].map((shard) => [
        { action: 'hashmod', modulus: 3, source_labels: ['__address__'], target_label: '__tmp_shard' },
        { action: 'keep', regex: `${shard}`, source_labels: ['__tmp_shard'] },
      ]),
    )
  })

  it('are a Deployment each, of which the first keeps the name that a single one has', () => {
    const names = (fleet: Fleet) =>
      findObjects<IDeployment>(otelCollector(fleet), { cluster: 'spoke', kind: 'Deployment' }).map(
        ({ metadata }) => metadata?.name,
      )
    expect(names(fleetOf())).toEqual(['otel-collector-cluster'])
    expect(names(fleetOf(3))).toEqual([
      'otel-collector-cluster',
      'otel-collector-cluster-2',
      'otel-collector-cluster-3',
    ])
  })

  it('name their own series after themselves', () => {
    const instances = scraperConfigs(fleetOf(2), spoke).map(
      ({ service }) =>
        service.telemetry.resource.attributes.find(({ name }) => name === 'service.instance.id')?.value,
    )
    expect(instances).toEqual(['otel-collector-cluster', 'otel-collector-cluster-2'])
  })

  it('leave to the agent of a single node what is on it, and nothing else', () => {
    const jobs = scrapesOf(agentConfig(fleetOf(2, 1), spoke)).map(({ job_name: job }) => job)
    expect([...new Set(jobs)].toSorted()).toEqual(['kubelet', 'node-exporter', 'otel-collector'])
  })
})
