import { setIn } from '../../testing/dashboard-changes.ts'
import { testRule } from '../../testing/test-rule.ts'
import { validGrid } from './valid-grid.ts'

testRule(validGrid, {
  invalid: [
    {
      name: 'a panel that exceeds the edge',
      changes: [setIn('errors', ['panels', 7, 'gridPos', 'w'], 13)],
      findings: [{ severity: 'warning' }],
    },
    { name: 'two panels that overlap', changes: [setIn('errors', ['panels', 9, 'gridPos', 'h'], 10)] },
    { name: 'a panel below a gap', changes: [setIn('errors', ['panels', 12, 'gridPos', 'y'], 40)] },
    { name: 'a row of half the width', changes: [setIn('errors', ['panels', 5, 'gridPos', 'w'], 12)] },
    {
      name: 'a collapsed row without panels',
      changes: [setIn('errors', ['panels', 5, 'collapsed'], true)],
    },
  ],
})
