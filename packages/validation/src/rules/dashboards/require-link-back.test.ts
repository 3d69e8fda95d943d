import { changeIn } from '../../testing/dashboard-changes.ts'
import { requireLinkBack } from './require-link-back.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(requireLinkBack, {
  invalid: [
    {
      name: 'a dashboard that others link to and that links to one of them no more',
      changes: [changeIn<readonly unknown[]>('errors', ['links'], (links) => links.slice(1))],
    },
  ],
})
