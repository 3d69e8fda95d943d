import { describe, expect, it } from 'vitest'
import { refusedBy, set } from '../../testing/sample-trees.ts'
import { requireScrapeClass } from './require-scrape-class.ts'
import { testRule } from '../../testing/test-rule.ts'

const SPEC = ['spec', 'values', 'prometheus', 'prometheusSpec'] as const

testRule(requireScrapeClass, {
  invalid: [
    {
      name: 'additional targets without the label',
      changes: [
        set(
          'hub HelmRelease kube-prometheus-stack',
          [...SPEC, 'additionalScrapeConfigs', 0, 'static_configs', 0, 'labels'],
          {},
        ),
      ],
    },
  ],
})

describe('require-scrape-class', () => {
  it('refuses a default scrape class of another cluster', async () => {
    expect(
      await refusedBy(
        set(
          'hub HelmRelease kube-prometheus-stack',
          [...SPEC, 'scrapeClasses', 0, 'relabelings', 0, 'replacement'],
          'spoke',
        ),
      ),
    ).toContain('require-scrape-class')
  })

  it('refuses a scrape class that is not the default', async () => {
    expect(
      await refusedBy(
        set('hub HelmRelease kube-prometheus-stack', [...SPEC, 'scrapeClasses', 0, 'default'], false),
      ),
    ).toContain('require-scrape-class')
  })
})
