import { describe, expect, it } from 'vitest'
import { refusedBy, set, unset } from '../../testing/sample-trees.ts'
import { validDataSource } from './valid-data-source.ts'
import { testRule } from '../../testing/test-rule.ts'

const CHART = 'hub HelmRelease kube-prometheus-stack'
const LOKI = ['spec', 'values', 'grafana', 'additionalDataSources', 0]

testRule(validDataSource, {
  invalid: [
    ...(
      [
        ['a browser must find', set(CHART, [...LOKI, 'access'], 'direct')],
        ['is a second default', set(CHART, [...LOKI, 'isDefault'], true)],
        ['may be changed by hand', set(CHART, [...LOKI, 'editable'], true)],
      ] as const
    ).map(([name, broken]) => ({ name: `one that ${name}`, changes: [broken] })),
  ],
})

describe('valid-data-source', () => {
  it('refuses one without a uid, which dashboards cannot find either', async () => {
    expect(await refusedBy(unset(CHART, [...LOKI, 'uid']))).toContain('valid-data-source')
  })
})
