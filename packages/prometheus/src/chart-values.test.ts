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
  it('labels its own series before the scrape, so that `up` has the cluster too', () => {
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

  it('receives remote write, which is off by default', () => {
    expect(spec.enableRemoteWriteReceiver).toBe(true)
  })

  it('accepts samples that waited for the longest outage', () => {
    expect(spec.tsdb?.outOfOrderTimeWindow).toBe(outOfOrderWindow(fleet))
    expect(seconds(outOfOrderWindow(fleet))).toBeGreaterThan(seconds(fleet.telemetry.longestOutage))
  })

  it('cannot be stopped through the NodePort', () => {
    expect(spec.reloadStrategy).toBe('ProcessSignal')
  })

  it('loads every rule and monitor, with any labels', () => {
    const selectors = Object.entries(spec).filter(([key]) => key.endsWith('NilUsesHelmValues'))
    expect(selectors).toHaveLength(5)
    expect(selectors.every(([, value]) => value === false)).toBe(true)
  })

  it('deletes by size as well as by age, in Prometheus’ notation', () => {
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
  it('report the same as the spokes’, at the same intervals', () => {
    expect(values['kube-state-metrics'].prometheus.monitor.interval).toBe('30s')
    expect(values['prometheus-node-exporter'].prometheus.monitor.interval).toBe('15s')
  })

  it('do not report on Secrets', () => {
    expect(values['kube-state-metrics'].collectors).not.toContain('secrets')
  })
})

describe('Grafana', () => {
  it('has both stores under the uids of the dashboards', () => {
    expect(grafana.sidecar.datasources.uid).toBe('prometheus')
    expect(grafana.additionalDataSources.map(({ uid }) => uid)).toEqual(['loki'])
  })

  it('computes rates over the slowest exporter’s interval', () => {
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
