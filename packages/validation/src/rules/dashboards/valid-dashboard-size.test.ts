import { setIn } from '../../testing/dashboard-changes.ts'
import { testRule } from '../../testing/test-rule.ts'
import { validDashboardSize } from './valid-dashboard-size.ts'

const LINE = 'A long description of what the panels show.\n'

testRule(validDashboardSize, {
  invalid: [
    {
      name: 'a dashboard with a description of a mebibyte',
      changes: [setIn('search', ['description'], LINE.repeat(25_000))],
    },
  ],
})
