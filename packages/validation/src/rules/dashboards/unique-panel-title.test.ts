import { setIn } from '../../testing/dashboard-changes.ts'
import { testRule } from '../../testing/test-rule.ts'
import { uniquePanelTitle } from './unique-panel-title.ts'

const TITLE = ['panels', 1, 'title']

testRule(uniquePanelTitle, {
  invalid: [
    {
      name: 'two panels of one title',
      changes: [setIn('errors', TITLE, 'The day before')],
      findings: [{ severity: 'info' }],
    },
    {
      name: 'a panel with a blank title',
      changes: [setIn('errors', TITLE, ' ')],
      findings: [{ severity: 'info' }],
    },
  ],
})
