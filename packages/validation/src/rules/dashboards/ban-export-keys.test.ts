import { setIn } from '../../testing/dashboard-changes.ts'
import { testRule } from '../../testing/test-rule.ts'
import { banExportKeys } from './ban-export-keys.ts'

testRule(banExportKeys, {
  valid: [
    {
      name: 'an id of null, as Grafana writes it for a dashboard that is not stored',
      changes: [setIn('search', ['id'], null)],
    },
  ],
  invalid: [
    { name: 'an id', changes: [setIn('search', ['id'], 12)] },
    { name: 'a version', changes: [setIn('search', ['version'], 3)] },
    { name: 'inputs', changes: [setIn('search', ['__inputs'], [{ name: 'DS_LOKI' }])] },
  ],
})
