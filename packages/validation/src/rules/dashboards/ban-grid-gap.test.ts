import { changeIn, setIn } from '../../testing/dashboard-changes.ts'
import { testRule } from '../../testing/test-rule.ts'
import { banGridGap } from './ban-grid-gap.ts'

testRule(banGridGap, {
  invalid: [
    {
      name: 'a panel that is narrower than the place beside the next one',
      changes: [setIn('errors', ['panels', 1, 'gridPos', 'w'], 2)],
      findings: [{ severity: 'info' }],
    },
    {
      name: 'a panel that is lost between two others',
      changes: [changeIn<object[]>('errors', ['panels'], (panels) => panels.toSpliced(2, 1))],
    },
  ],
})
