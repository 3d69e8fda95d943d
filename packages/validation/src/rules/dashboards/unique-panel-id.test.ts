import { setIn } from '../../testing/dashboard-changes.ts'
import { uniquePanelId } from './unique-panel-id.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(uniquePanelId, {
  invalid: [{ name: 'two panels with one id', changes: [setIn('search', ['panels', 1, 'id'], 1)] }],
})
