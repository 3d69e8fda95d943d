import { setIn } from '../../testing/dashboard-changes.ts'
import { testRule } from '../../testing/test-rule.ts'
import { validGrid } from './valid-grid.ts'

testRule(validGrid, {
  invalid: [
    {
      name: 'a panel that exceeds the edge',
      changes: [setIn('search', ['panels', 5, 'gridPos', 'w'], 13)],
      findings: [{ severity: 'warning' }],
    },
    { name: 'two panels that overlap', changes: [setIn('search', ['panels', 7, 'gridPos', 'h'], 19)] },
    { name: 'a panel below a gap', changes: [setIn('search', ['panels', 8, 'gridPos', 'y'], 40)] },
    { name: 'a row of half the width', changes: [setIn('search', ['panels', 3, 'gridPos', 'w'], 12)] },
    {
      name: 'a collapsed row without panels',
      changes: [setIn('search', ['panels', 3, 'collapsed'], true)],
    },
  ],
})
