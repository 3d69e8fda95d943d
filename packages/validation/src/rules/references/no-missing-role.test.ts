import { describe, expect, it } from 'vitest'
import { refusedBy, remove, set } from '../../testing/sample-trees.ts'

describe('no-missing-role', () => {
  it('refuses a binding to a role that nobody makes', async () => {
    expect(await refusedBy(remove('spoke ClusterRole kube-state-metrics'))).toEqual(['no-missing-role'])
  })

  it('refuses a binding that gives rights to nobody', async () => {
    expect(
      await refusedBy(
        set('spoke ClusterRoleBinding kube-state-metrics', ['subjects', 0, 'namespace'], 'elsewhere'),
      ),
    ).toEqual(['no-missing-role'])
  })
})
