import { describe, expect, it } from 'vitest'
import { change, findingsAfter, set, unset, type Change } from '../../testing/sample-trees.ts'
import { validDashboard } from './valid-dashboard.ts'
import { testRule } from '../../testing/test-rule.ts'

const SEARCH = ['data', 'k8s-logs-search.json'] as const
const OBJECT = 'hub ConfigMap dashboard-k8s-logs-search'

const inSearch = (path: readonly (string | number)[], value: unknown): Change =>
  set(OBJECT, [...SEARCH, ...path], value)

testRule(validDashboard, {
  invalid: [
    ...(
      [
        ['a dashboard without panels', unset(OBJECT, [...SEARCH, 'panels'])],
        ['a panel that Grafana does not have', inSearch(['panels', 1, 'type'], 'stats')],
        ['a key that Grafana does not know', inSearch(['panels', 1, 'fieldConfig', 'defaults', 'unti'], 's')],
        ['an option of another kind of panel', inSearch(['panels', 1, 'options', 'drawStyle'], 'line')],
        [
          'a unit that Grafana does not know',
          inSearch(['panels', 1, 'fieldConfig', 'defaults', 'unit'], 'byte'),
        ],
        [
          'a colour that nobody knows',
          inSearch(['panels', 1, 'fieldConfig', 'defaults', 'thresholds', 'steps', 0, 'color'], 'bleu'),
        ],
        ['a panel of no whole number', inSearch(['panels', 1, 'id'], 1.5)],
        ['a variable of no kind', inSearch(['templating', 'list', 0, 'type'], 'qery')],
        ['a variable that is never read anew', inSearch(['templating', 'list', 0, 'refresh'], 0)],
        [
          'a transformation that Grafana does not have',
          inSearch(['panels', 8, 'transformations', 0, 'id'], 'merges'),
        ],
        [
          'a setting of a column that no column has',
          inSearch(['panels', 8, 'fieldConfig', 'overrides', 0, 'properties', 0, 'id'], 'units'),
        ],
        [
          'a kind of question that Loki does not know',
          inSearch(['panels', 1, 'targets', 0, 'queryType'], 'instantly'),
        ],
      ] as const
    ).map(([name, broken]) => ({ name, changes: [broken] })),
  ],
})

describe('valid-dashboard', () => {
  it('refuses two JSON objects in one file, and points behind the first', async () => {
    const findings = await findingsAfter(change(OBJECT, [...SEARCH], (text: string) => `${text}{}`))
    expect(findings).toMatchObject([
      { rule: 'valid-dashboard', message: expect.stringContaining('not one JSON value') },
    ])
  })

  it('names the word that was probably meant', async () => {
    const [finding] = await findingsAfter(inSearch(['panels', 1, 'options', 'graphmode'], 'none'))
    expect(finding?.fix).toContain('graphMode')
  })
})
