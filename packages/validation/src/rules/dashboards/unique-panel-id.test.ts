import { setIn } from '../../testing/dashboard-changes.ts'
import { testRule } from '../../testing/test-rule.ts'
import { uniquePanelId } from './unique-panel-id.ts'

testRule(uniquePanelId, {
  invalid: [{ name: 'two panels of one id', changes: [setIn('search', ['panels', 1, 'id'], 1)] }],
})
