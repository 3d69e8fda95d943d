import { describe, expect, it } from 'vitest'
import { refusedBy, set } from '../../testing/sample-trees.ts'

describe('ban-wide-role', () => {
  it.each([
    ['resources', ['pods', '*']],
    ['resources', ['pods', 'secrets']],
    ['verbs', ['list', 'watch', 'delete']],
    ['apiGroups', ['', '*']],
  ])('refuses %s: %s', async (key, rights) => {
    expect(await refusedBy(set('spoke ClusterRole otel-collector', ['rules', 0, key], rights))).toEqual([
      'ban-wide-role',
    ])
  })

  it('refuses to give a role to everybody', async () => {
    expect(
      await refusedBy(
        set('spoke ClusterRoleBinding otel-collector', ['subjects', 1], {
          kind: 'Group',
          apiGroup: 'rbac.authorization.k8s.io',
          name: 'system:authenticated',
        }),
      ),
    ).toEqual(['ban-wide-role'])
  })
})
