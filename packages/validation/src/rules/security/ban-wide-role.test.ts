import { set } from '../../testing/sample-trees.ts'
import { banWideRole } from './ban-wide-role.ts'
import { doctorRights } from '@fleet/model'
import { doctorAccount } from '../../testing/doctor-account.ts'
import { testRule } from '../../testing/test-rule.ts'

const rights = (key: string, value: readonly string[]) => [
  set('spoke ClusterRole otel-collector', ['rules', 0, key], value),
]

const proxy = { apiGroups: [''], resources: ['services/proxy'], verbs: ['get'] }

testRule(banWideRole, {
  invalid: [
    { name: 'a right to all resources', changes: rights('resources', ['pods', '*']) },
    { name: 'a right to Secrets', changes: rights('resources', ['pods', 'secrets']) },
    {
      name: 'a right to the proxies of all Services',
      changes: [doctorAccount([...doctorRights(), proxy])],
    },
    { name: 'a right to delete', changes: rights('verbs', ['list', 'watch', 'delete']) },
    { name: 'a right to all API groups', changes: rights('apiGroups', ['', '*']) },
    {
      name: 'a role for all accounts',
      changes: [
        set('spoke ClusterRoleBinding otel-collector', ['subjects', 1], {
          kind: 'Group',
          apiGroup: 'rbac.authorization.k8s.io',
          name: 'system:authenticated',
        }),
      ],
    },
  ],
})
