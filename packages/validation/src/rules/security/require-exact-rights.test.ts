import { remove, set, unset } from '../../testing/sample-trees.ts'
import { requireExactRights } from './require-exact-rights.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(requireExactRights, {
  invalid: [
    {
      name: 'to watch pods without the right to',
      changes: [unset('spoke ClusterRole otel-collector', ['rules', 0])],
    },
    {
      name: 'to report on a kind without the right to',
      changes: [unset('spoke ClusterRole kube-state-metrics', ['rules', 1, 'resources', 0])],
    },
    {
      name: 'a right that nothing uses',
      changes: [set('spoke ClusterRole otel-collector', ['rules', 0, 'resources', 1], 'services')],
    },
    { name: 'an account without a binding', changes: [remove('spoke ClusterRoleBinding otel-collector')] },
    {
      name: 'a chart’s collector without its rights',
      changes: [
        set('hub HelmRelease opentelemetry-collector', ['spec', 'values', 'clusterRole', 'create'], false),
      ],
    },
  ],
})
