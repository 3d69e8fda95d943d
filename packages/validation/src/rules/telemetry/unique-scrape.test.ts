import { describe, expect, it } from 'vitest'
import { HUB_STACK, VALUES } from '../../testing/collector-keys.ts'
import { refusedBy, set, setTarget } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { uniqueScrape } from './unique-scrape.ts'

const SCRAPES = [...VALUES, 'prometheus', 'prometheusSpec', 'additionalScrapeConfigs'] as const

testRule(uniqueScrape, {
  invalid: [
    {
      name: 'a job on a target that the chart scrapes',
      changes: [
        set(
          HUB_STACK,
          [...SCRAPES, 0, 'static_configs', 0, 'targets', 0],
          'kube-prometheus-stack-kube-state-metrics.monitoring.svc:8080',
        ),
      ],
    },
  ],
})

describe('unique-scrape', () => {
  it('refuses two jobs on one target, and so do other rules', async () => {
    const TARGET = 'kube-state-metrics.monitoring.svc.cluster.local:8080'
    expect(await refusedBy(setTarget('prometheus/traefik', TARGET))).toContain('unique-scrape')
  })
})
