import { setIn } from '../../testing/dashboard-changes.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireLinkBack } from './require-link-back.ts'

testRule(requireLinkBack, {
  invalid: [
    {
      name: 'a dashboard that does not link back',
      changes: [setIn('errors', ['links'], [])],
      findings: [{ severity: 'info' }],
    },
  ],
})
