import { describe, expect, it } from 'vitest'
import { refusedBy, set, setTarget } from '../../testing/sample-trees.ts'
import { uniqueScrape } from './unique-scrape.ts'
import { testRule } from '../../testing/test-rule.ts'

const SPEC = ['spec', 'values', 'prometheus', 'prometheusSpec'] as const

testRule(uniqueScrape, {
  invalid: [
    {
      name: 'a job on what a chart has scraped already',
      changes: [
        set(
          'hub HelmRelease kube-prometheus-stack',
          [...SPEC, 'additionalScrapeConfigs', 0, 'static_configs', 0, 'targets', 0],
          'kube-prometheus-stack-kube-state-metrics.monitoring.svc:8080',
        ),
      ],
    },
  ],
})

describe('unique-scrape', () => {
  it('refuses two jobs on one target', async () => {
    expect(
      await refusedBy(
        setTarget('prometheus/traefik', 'kube-state-metrics.monitoring.svc.cluster.local:8080'),
      ),
    ).toContain('unique-scrape')
  })
})
