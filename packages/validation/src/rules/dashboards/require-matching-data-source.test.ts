import { setIn } from '../../testing/dashboard-changes.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireMatchingDataSource } from './require-matching-data-source.ts'

testRule(requireMatchingDataSource, {
  invalid: [
    {
      name: 'a panel with another data source than its query',
      changes: [setIn('search', ['panels', 1, 'datasource'], { type: 'prometheus', uid: 'prometheus' })],
    },
    {
      name: 'a variable with the type of another data source',
      changes: [setIn('search', ['templating', 'list', 0, 'datasource', 'type'], 'prometheus')],
    },
  ],
})
