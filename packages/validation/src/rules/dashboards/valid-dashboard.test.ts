import { expect } from 'vitest'
import { objectOf, setIn, unsetIn } from '../../testing/dashboard-changes.ts'
import { change } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { validDashboard } from './valid-dashboard.ts'

const DEFAULTS = ['panels', 1, 'fieldConfig', 'defaults']
const TABLE = ['panels', 8]

testRule(validDashboard, {
  invalid: [
    {
      name: 'an option that Grafana does not know',
      changes: [setIn('search', ['panels', 1, 'options', 'graphmode'], 'none')],
      findings: [{ fix: expect.stringContaining('graphMode') }],
    },
    {
      name: 'two JSON objects in one file',
      changes: [change(objectOf('search'), ['data', 'k8s-logs-search.json'], (text: string) => `${text}{}`)],
      findings: [{ message: expect.stringContaining('not one JSON value') }],
    },
    { name: 'a dashboard without panels', changes: [unsetIn('search', ['panels'])] },
    {
      name: 'a panel that Grafana does not have',
      changes: [setIn('search', ['panels', 1, 'type'], 'stats')],
    },
    { name: 'a setting that Grafana does not know', changes: [setIn('search', [...DEFAULTS, 'unti'], 's')] },
    {
      name: 'an option of another kind of panel',
      changes: [setIn('search', ['panels', 1, 'options', 'drawStyle'], 'line')],
    },
    { name: 'an unknown unit', changes: [setIn('search', [...DEFAULTS, 'unit'], 'byte')] },
    {
      name: 'an unknown colour',
      changes: [setIn('search', [...DEFAULTS, 'thresholds', 'steps', 0, 'color'], 'bleu')],
    },
    { name: 'a panel id that is not an integer', changes: [setIn('search', ['panels', 1, 'id'], 1.5)] },
    {
      name: 'an unknown type of variable',
      changes: [setIn('search', ['templating', 'list', 0, 'type'], 'qery')],
    },
    {
      name: 'a variable that is never refreshed',
      changes: [setIn('search', ['templating', 'list', 0, 'refresh'], 0)],
    },
    {
      name: 'an unknown transformation',
      changes: [setIn('search', [...TABLE, 'transformations', 0, 'id'], 'merges')],
    },
    {
      name: 'an unknown property of a column',
      changes: [setIn('search', [...TABLE, 'fieldConfig', 'overrides', 0, 'properties', 0, 'id'], 'units')],
    },
    {
      name: 'a query type that Loki does not know',
      changes: [setIn('search', ['panels', 1, 'targets', 0, 'queryType'], 'instantly')],
    },
  ],
})
