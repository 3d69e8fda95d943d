import { remove, set } from '../../testing/sample-trees.ts'
import { noMissingRole } from './no-missing-role.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(noMissingRole, {
  invalid: [
    {
      name: 'a binding to a role that nobody makes',
      changes: [remove('spoke ClusterRole kube-state-metrics')],
    },
    {
      name: 'a binding that gives rights to nobody',
      changes: [
        set('spoke ClusterRoleBinding kube-state-metrics', ['subjects', 0, 'namespace'], 'elsewhere'),
      ],
    },
  ],
})
