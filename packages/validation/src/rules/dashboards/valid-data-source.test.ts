import { describe, expect, it } from 'vitest'
import { HUB_STACK, VALUES } from '../../testing/collector-keys.ts'
import { refusedBy, set, unset } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { validDataSource } from './valid-data-source.ts'

const LOKI = [...VALUES, 'grafana', 'additionalDataSources', 0]

const added = (source: object) =>
  set(HUB_STACK, [...VALUES, 'grafana', 'additionalDataSources', 1], {
    name: 'own',
    uid: 'own',
    access: 'proxy',
    ...source,
  })

testRule(validDataSource, {
  valid: [
    {
      name: 'a data source of a plugin, which needs no URL',
      changes: [
        set(HUB_STACK, [...VALUES, 'grafana', 'plugins'], ['yesoreyeram-infinity-datasource@3.4.1']),
        added({ type: 'yesoreyeram-infinity-datasource' }),
      ],
    },
    {
      name: 'a database by its host and port',
      changes: [added({ type: 'grafana-postgresql-datasource', url: 'nas.example.org:5432' })],
    },
  ],
  invalid: [
    { name: 'a data source that browsers call', changes: [set(HUB_STACK, [...LOKI, 'access'], 'direct')] },
    {
      name: 'a data source of a plugin that is not installed',
      changes: [added({ type: 'yesoreyeram-infinity-datasource' })],
    },
    { name: 'a data source without a URL', changes: [set(HUB_STACK, [...LOKI, 'url'], '')] },
  ],
})

describe('valid-data-source', () => {
  // Dashboards do not find it either.
  it('refuses a data source without a uid', async () => {
    expect(await refusedBy(unset(HUB_STACK, [...LOKI, 'uid']))).toContain('valid-data-source')
  })
})
