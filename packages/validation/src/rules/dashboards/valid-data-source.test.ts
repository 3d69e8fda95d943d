import { describe, expect, it } from 'vitest'
import { HUB_STACK, VALUES } from '../../testing/collector-keys.ts'
import { refusedBy, set, unset } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { validDataSource } from './valid-data-source.ts'

const LOKI = [...VALUES, 'grafana', 'additionalDataSources', 0]

testRule(validDataSource, {
  invalid: [
    { name: 'a data source that browsers call', changes: [set(HUB_STACK, [...LOKI, 'access'], 'direct')] },
    { name: 'a data source without a URL', changes: [set(HUB_STACK, [...LOKI, 'url'], '')] },
  ],
})

describe('valid-data-source', () => {
  // Dashboards do not find it either.
  it('refuses a data source without a uid', async () => {
    expect(await refusedBy(unset(HUB_STACK, [...LOKI, 'uid']))).toContain('valid-data-source')
  })
})
