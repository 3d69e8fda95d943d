import { describe, expect, it } from 'vitest'
import { addAlert } from '../../testing/alerts.ts'
import { HUB_STACK, VALUES } from '../../testing/collector-keys.ts'
import { change, findingsAfter } from '../../testing/sample-trees.ts'

const SCRAPES = [...VALUES, 'prometheus', 'prometheusSpec', 'additionalScrapeConfigs'] as const

const scrape = (job: object) =>
  change<readonly object[]>(HUB_STACK, SCRAPES, (jobs) => [{ scrape_interval: '30s', ...job }, ...jobs])

const PROXMOX = {
  job_name: 'proxmox',
  metrics_path: '/pve',
  static_configs: [{ targets: ['192.168.50.4:9221'], labels: { cluster: 'homelab' } }],
}

const DISCOVERED = {
  job_name: 'annotated',
  kubernetes_sd_configs: [{ role: 'pod' }],
  relabel_configs: [
    {
      source_labels: ['__meta_kubernetes_pod_annotation_prometheus_io_scrape'],
      action: 'keep',
      regex: 'true',
    },
    { source_labels: ['__meta_kubernetes_namespace'], target_label: 'namespace' },
    { target_label: 'cluster', replacement: 'homelab' },
  ],
}

const asks = (expr: string) => addAlert('ClusterMetricsAbsent', expr)

describe('a scrape of a program that no catalogue knows', () => {
  it('is a warning in a generated file, and its metrics may have any name', async () => {
    const found = await findingsAfter(
      scrape(PROXMOX),
      asks('pve_cpu_usage_ratio{job="proxmox", cluster="homelab", id=~"node/.*"} > 0.9'),
    )
    expect(found.map(({ rule, severity }) => `${severity} ${rule}`)).toEqual([
      'warning require-known-exporter',
    ])
  })

  it('may be found by service discovery', async () => {
    const found = await findingsAfter(
      scrape(DISCOVERED),
      asks('increase(app_failures{job="annotated", cluster="homelab", namespace="shop"}[5m]) > 0'),
    )
    expect(found.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  it('makes no metric of another job known', async () => {
    const found = await findingsAfter(scrape(PROXMOX), asks('pve_up{job="proxmoxx", cluster="homelab"} == 1'))
    expect(found.map(({ rule }) => rule)).toContain('no-missing-metric')
  })
})
