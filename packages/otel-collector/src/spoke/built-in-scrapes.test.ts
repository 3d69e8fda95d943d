import type { ClusterName } from '@fleet/model'
import { sampleCluster, sampleDatabase, sampleFleet, sampleNode } from '@fleet/model/testing'
import { findObjects } from '@fleet/kubernetes/testing'
import { describe, expect, it } from 'vitest'
import { otelCollector } from '../index.ts'
import { firstScraperConfig } from '../testing/scraper-configs.ts'

const spoke = 'spoke' as ClusterName

const fleetWith = (over: Parameters<typeof sampleCluster>[1]) =>
  sampleFleet({
    clusters: {
      hub: sampleCluster(1),
      spoke: sampleCluster(2, { nodes: { one: sampleNode(10), two: sampleNode(11) }, ...over }),
    },
  })

const scrapeOf = (fleet: ReturnType<typeof fleetWith>, name: string) => {
  const { receivers } = firstScraperConfig(fleet, spoke)
  const found = (receivers as Record<string, { config?: { scrape_configs: object[] } }>)[`prometheus/${name}`]
  return found?.config?.scrape_configs[0]
}

const rightsOf = (fleet: ReturnType<typeof fleetWith>) =>
  findObjects<{ metadata: { name: string }; rules: unknown }>(otelCollector(fleet), {
    cluster: 'spoke',
    kind: 'ClusterRole',
  }).find(({ metadata }) => metadata.name === 'otel-collector-cluster')?.rules

describe('built-in scrapes of a spoke', () => {
  it('ask the API server by the account, with the right to its metrics and no other', () => {
    const fleet = fleetWith({ builtInScrapes: ['apiserver'] })
    expect(scrapeOf(fleet, 'apiserver')).toMatchObject({
      scheme: 'https',
      authorization: { credentials_file: expect.stringContaining('serviceaccount/token') },
      tls_config: { ca_file: expect.stringContaining('serviceaccount/ca.crt') },
      static_configs: [{ targets: ['kubernetes.default.svc:443'] }],
    })
    expect(rightsOf(fleet)).toEqual([{ nonResourceURLs: ['/metrics'], verbs: ['get'] }])
  })

  it('find etcd on the nodes that have it, at their own addresses', () => {
    const fleet = fleetWith({ builtInScrapes: ['etcd'] })
    expect(scrapeOf(fleet, 'etcd')).toMatchObject({
      kubernetes_sd_configs: [{ role: 'node', selectors: [{ label: 'node-role.kubernetes.io/etcd=true' }] }],
      relabel_configs: expect.arrayContaining([
        expect.objectContaining({ target_label: '__address__', replacement: '$$1:2381' }),
      ]),
    })
    expect(rightsOf(fleet)).toEqual([{ apiGroups: [''], resources: ['nodes'], verbs: ['list', 'watch'] }])
  })

  it('keep no more than what a catalogue knows', () => {
    expect(scrapeOf(fleetWith({ builtInScrapes: ['longhorn'] }), 'longhorn')).toMatchObject({
      metric_relabel_configs: [{ source_labels: ['__name__'], action: 'keep' }],
    })
  })
})

describe('probes of a spoke', () => {
  const fleet = fleetWith({
    probes: { shop: 'https://shop.example/?price=$5', slow: { url: 'http://slow.example/', interval: '2m' } },
  })

  it('give the URL to the exporter, and name the target by it', () => {
    expect(scrapeOf(fleet, 'probes')).toMatchObject({
      job_name: 'probes',
      metrics_path: '/probe',
      relabel_configs: [
        { source_labels: ['__address__'], target_label: '__param_target' },
        { source_labels: ['__param_target'], target_label: 'instance' },
        { target_label: '__address__', replacement: 'blackbox-exporter.monitoring.svc:9115' },
      ],
    })
  })

  it('keep a dollar of a URL, which the collector would read as a variable', () => {
    expect(scrapeOf(fleet, 'probes')).toMatchObject({
      static_configs: [{ targets: ['https://shop.example/?price=$$5'] }],
    })
  })

  it('have one job, whatever their interval', () => {
    expect(scrapeOf(fleet, 'probes-2m')).toMatchObject({ job_name: 'probes', scrape_interval: '2m' })
  })

  it('need no right', () => {
    expect(rightsOf(fleet)).toBeUndefined()
  })
})

describe('the exporters of the databases of a spoke', () => {
  it('are asked once a cluster, and known by their database', () => {
    const fleet = fleetWith(sampleDatabase())
    expect(scrapeOf(fleet, 'postgres-exporter')).toMatchObject({
      job_name: 'postgres-exporter',
      static_configs: [
        {
          targets: ['books-exporter.apps.svc:9187'],
          labels: { namespace: 'apps', instance: 'books.apps.svc:5432' },
        },
      ],
      metric_relabel_configs: [{ source_labels: ['__name__'], action: 'keep' }],
    })
    expect(rightsOf(fleet)).toBeUndefined()
  })
})
