import { outOfOrderWindow, seconds } from '@fleet/model'
import { sampleCluster, sampleFleet, sampleNode } from '@fleet/model/testing'
import { describe, expect, it } from 'vitest'
import { chartValues } from './chart-values.ts'

const fleet = sampleFleet({
  clusters: { hub: sampleCluster(1, { metalNodes: { nas: '192.168.1.5:9100' } }), spoke: sampleCluster(2) },
})
const { prometheus, grafana, ...values } = chartValues(fleet)
const spec = prometheus.prometheusSpec

describe('the hub’s Prometheus', () => {
  it('labels its own series before the scrape, so that `up` says where it comes from too', () => {
    expect(spec.scrapeClasses).toEqual([
      { name: 'cluster-label', default: true, relabelings: [{ targetLabel: 'cluster', replacement: 'hub' }] },
    ])
  })

  it('labels metal nodes itself, for the scrape class does not reach them', () => {
    expect(spec.additionalScrapeConfigs).toEqual([
      {
        job_name: 'node-exporter-metal-nodes',
        scrape_interval: '15s',
        static_configs: [{ targets: ['192.168.1.5:9100'], labels: { cluster: 'hub' } }],
      },
    ])
  })

  it('scrapes names with dots as the spokes send them, with underscores', () => {
    expect(spec.nameEscapingScheme).toBe('Underscores')
  })

  it('takes remote write in, which is off by default', () => {
    expect(spec.enableRemoteWriteReceiver).toBe(true)
  })

  it('takes samples that waited out the longest outage', () => {
    expect(spec.tsdb.outOfOrderTimeWindow).toBe(outOfOrderWindow(fleet))
    expect(seconds(outOfOrderWindow(fleet))).toBeGreaterThan(seconds(fleet.telemetry.longestOutage))
  })

  it('cannot be stopped by whoever reaches the NodePort', () => {
    expect(spec.reloadStrategy).toBe('ProcessSignal')
  })

  it('counts every rule and monitor, whatever its labels', () => {
    const selectors = Object.entries(spec).filter(([key]) => key.endsWith('NilUsesHelmValues'))
    expect(selectors).toHaveLength(5)
    expect(selectors.every(([, value]) => value === false)).toBe(true)
  })

  it('deletes by size as well as by age, in the unit that Prometheus writes', () => {
    expect(spec).toMatchObject({ retention: '168h', retentionSize: '4GiB' })
  })

  it('may run on any node of a hub that has only one', () => {
    expect(spec).not.toHaveProperty('nodeSelector')
  })

  it('runs on the node that the spokes call where the hub has several', () => {
    const plain = sampleFleet()
    const several = sampleFleet({
      hub: { ...plain.hub, node: 'b' },
      clusters: {
        hub: sampleCluster(1, { nodes: { a: sampleNode(7), b: sampleNode(8) } }),
        spoke: sampleCluster(2),
      },
    })
    expect(chartValues(several).prometheus.prometheusSpec.nodeSelector).toEqual({
      'kubernetes.io/hostname': 'b',
    })
  })
})

describe('the hub’s exporters', () => {
  it('report what the spokes’ report, as often', () => {
    expect(values['kube-state-metrics'].prometheus.monitor.interval).toBe('30s')
    expect(values['prometheus-node-exporter'].prometheus.monitor.interval).toBe('15s')
  })

  it('say nothing about Secrets', () => {
    expect(values['kube-state-metrics'].collectors).not.toContain('secrets')
  })
})

describe('Grafana', () => {
  it('finds both stores under the ids that the dashboards name', () => {
    expect(grafana.sidecar.datasources.uid).toBe('prometheus')
    expect(grafana.additionalDataSources.map(({ uid }) => uid)).toEqual(['loki'])
  })

  it('computes rates over the slowest exporter’s interval, or its panels would be empty', () => {
    expect(grafana.sidecar.datasources.defaultDatasourceScrapeInterval).toBe('30s')
  })

  it('files dashboards into folders, which needs both switches', () => {
    expect(grafana.sidecar.dashboards).toMatchObject({
      folderAnnotation: 'grafana_folder',
      provider: { foldersFromFilesStructure: true },
    })
  })

  it('takes its administrator from the Secret of the inventory', () => {
    expect(grafana.admin).toEqual({
      existingSecret: 'grafana-admin',
      userKey: 'user',
      passwordKey: 'password',
    })
  })
})
