import { remove, set } from '../../testing/sample-trees.ts'
import { requireFence } from './require-fence.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(requireFence, {
  invalid: [
    { name: 'a database that every pod reaches', changes: [remove('spoke NetworkPolicy miniflux-postgres')] },
    {
      name: 'a database that every pod of its namespace is admitted to',
      changes: [
        set('spoke NetworkPolicy miniflux-postgres', ['spec', 'ingress', 0, 'from', 0, 'podSelector'], {}),
      ],
    },
    { name: 'a store of logs that every pod reaches', changes: [remove('hub NetworkPolicy loki')] },
  ],
})
