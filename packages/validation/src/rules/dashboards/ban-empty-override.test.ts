import { setIn } from '../../testing/dashboard-changes.ts'
import { testRule } from '../../testing/test-rule.ts'
import { banEmptyOverride } from './ban-empty-override.ts'

testRule(banEmptyOverride, {
  invalid: [
    {
      name: 'an override without properties',
      changes: [setIn('pod', ['panels', 7, 'fieldConfig', 'overrides', 0, 'properties'], [])],
      findings: [{ severity: 'info' }],
    },
  ],
})
