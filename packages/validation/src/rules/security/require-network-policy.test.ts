import { remove, set } from '../../testing/sample-trees.ts'
import { requireNetworkPolicy } from './require-network-policy.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(requireNetworkPolicy, {
  invalid: [
    {
      name: 'a policy that admits every pod of its namespace',
      changes: [
        set('spoke NetworkPolicy miniflux-postgres', ['spec', 'ingress', 0, 'from', 0, 'podSelector'], {}),
      ],
    },
    { name: 'a database without a policy', changes: [remove('spoke NetworkPolicy miniflux-postgres')] },
    { name: 'a Loki without a policy', changes: [remove('hub NetworkPolicy loki')] },
  ],
})
