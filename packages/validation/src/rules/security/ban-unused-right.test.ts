import { doctorRights } from '@fleet/model'
import { expect } from 'vitest'
import { doctorAccount } from '../../testing/doctor-account.ts'
import { change, duplicate, set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { banUnusedRight } from './ban-unused-right.ts'

testRule(banUnusedRight, {
  valid: [{ name: 'the account of `doctor`, as which no pod runs', changes: [doctorAccount()] }],
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
    {
      name: 'a right of the account of `doctor` that no check needs',
      changes: [
        doctorAccount([
          ...doctorRights(),
          { apiGroups: ['apps'], resources: ['replicasets'], verbs: ['list'] },
        ]),
      ],
      findings: [
        {
          message: expect.stringContaining(
            'has the right to list replicasets.apps, and `doctor` does not use it',
          ) as string,
        },
      ],
    },
  ],
})
