import { remove, set } from '../../testing/sample-trees.ts'
import { noMissingRole } from './no-missing-role.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(noMissingRole, {
  invalid: [
    {
      name: 'a binding for a missing account',
      changes: [
        set('spoke ClusterRoleBinding kube-state-metrics', ['subjects', 0, 'namespace'], 'elsewhere'),
      ],
    },
    {
      name: 'a binding of a missing role',
      changes: [remove('spoke ClusterRole kube-state-metrics')],
    },
  ],
})
