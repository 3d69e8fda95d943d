import { unsetIn } from '../../testing/dashboard-changes.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireColumnHeading } from './require-column-heading.ts'

const OPTIONS = ['panels', 8, 'transformations', 1, 'options']

testRule(requireColumnHeading, {
  invalid: [
    {
      name: 'a label without a heading',
      changes: [unsetIn('search', [...OPTIONS, 'renameByName', 'cluster'])],
      findings: [{ severity: 'info' }],
    },
    { name: 'the time in every row', changes: [unsetIn('search', [...OPTIONS, 'excludeByName'])] },
  ],
})
