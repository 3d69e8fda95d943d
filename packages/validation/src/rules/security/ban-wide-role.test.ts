import { set } from '../../testing/sample-trees.ts'
import { banWideRole } from './ban-wide-role.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(banWideRole, {
  invalid: [
    {
      name: 'to give a role to everybody',
      changes: [
        set('spoke ClusterRoleBinding otel-collector', ['subjects', 1], {
          kind: 'Group',
          apiGroup: 'rbac.authorization.k8s.io',
          name: 'system:authenticated',
        }),
      ],
    },
    ...(
      [
        ['resources', ['pods', '*']],
        ['resources', ['pods', 'secrets']],
        ['verbs', ['list', 'watch', 'delete']],
        ['apiGroups', ['', '*']],
      ] as const
    ).map(([key, rights]) => ({
      name: `${key}: ${rights}`,
      changes: [set('spoke ClusterRole otel-collector', ['rules', 0, key], rights)],
    })),
  ],
})
