import { change, duplicate, set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { banUnusedRight } from './ban-unused-right.ts'

testRule(banUnusedRight, {
  invalid: [
    {
      name: 'a right to Services in a collector that does not list them',
      changes: [
        change(
          'spoke ClusterRole otel-collector',
          ['rules', 0, 'resources'],
          (resources: readonly string[]) => [...resources, 'services'],
        ),
      ],
    },
    {
      name: 'an account with rights and without pods',
      changes: [
        duplicate('spoke ServiceAccount otel-collector', 'idle'),
        duplicate('spoke ClusterRoleBinding otel-collector', 'idle'),
        set('spoke ClusterRoleBinding idle', ['subjects', 0, 'name'], 'idle'),
      ],
    },
  ],
})
