import { set } from '../../testing/sample-trees.ts'
import { testChangeRule } from '../../testing/test-rule.ts'
import { banRoleRefChange } from './ban-role-ref-change.ts'

const NAME = 'app.kubernetes.io/name'

testChangeRule(banRoleRefChange, {
  invalid: [
    {
      name: 'another role in a binding',
      changes: [
        set('spoke ClusterRole kube-state-metrics', ['metadata', 'name'], 'kube-state-reader'),
        set('spoke ClusterRole kube-state-reader', ['metadata', 'labels', NAME], 'kube-state-reader'),
        set('spoke ClusterRoleBinding kube-state-metrics', ['roleRef', 'name'], 'kube-state-reader'),
      ],
    },
  ],
})
