import { describe, expect, it } from 'vitest'
import { refusedBy, set, setTarget } from '../../testing/sample-trees.ts'

const SPEC = ['spec', 'values', 'prometheus', 'prometheusSpec'] as const

describe('unique-scrape', () => {
  it('refuses two jobs on one target', async () => {
    expect(
      await refusedBy(
        setTarget('prometheus/traefik', 'kube-state-metrics.monitoring.svc.cluster.local:8080'),
      ),
    ).toContain('unique-scrape')
  })

  it('refuses a job on what a chart has scraped already', async () => {
    expect(
      await refusedBy(
        set(
          'hub HelmRelease kube-prometheus-stack',
          [...SPEC, 'additionalScrapeConfigs', 0, 'static_configs', 0, 'targets', 0],
          'kube-prometheus-stack-kube-state-metrics.monitoring.svc:8080',
        ),
      ),
    ).toEqual(['unique-scrape'])
  })
})
