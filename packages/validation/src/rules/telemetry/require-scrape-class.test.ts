import { describe, expect, it } from 'vitest'
import { HUB_STACK, VALUES } from '../../testing/collector-keys.ts'
import { refusedBy, set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireScrapeClass } from './require-scrape-class.ts'

const SPEC = [...VALUES, 'prometheus', 'prometheusSpec'] as const

testRule(requireScrapeClass, {
  invalid: [
    {
      name: 'additional targets without the label',
      changes: [set(HUB_STACK, [...SPEC, 'additionalScrapeConfigs', 0, 'static_configs', 0, 'labels'], {})],
    },
  ],
})

describe('require-scrape-class', () => {
  it.each([
    ['a default scrape class of another cluster', ['relabelings', 0, 'replacement'], 'spoke'],
    ['a scrape class that is not the default', ['default'], false],
  ] as const)('refuses %s, and so do other rules', async (_, path, value) => {
    expect(await refusedBy(set(HUB_STACK, [...SPEC, 'scrapeClasses', 0, ...path], value))).toContain(
      'require-scrape-class',
    )
  })
})
