import { changeIn } from '../../testing/dashboard-changes.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireLinkBack } from './require-link-back.ts'

testRule(requireLinkBack, {
  invalid: [
    {
      name: 'a dashboard that does not link back',
      changes: [changeIn<readonly unknown[]>('errors', ['links'], (links) => links.slice(1))],
      findings: [{ severity: 'info' }],
    },
  ],
})
