import { describe, expect, it } from 'vitest'
import { refusedBy } from '../../testing/sample-trees.ts'
import { changeIn } from '../../testing/dashboard-changes.ts'

describe('ban-unused-dashboard-variable', () => {
  it('refuses a choice that nothing depends on', async () => {
    const added = (list: readonly object[]) => [
      ...list,
      { type: 'textbox', name: 'owner', label: 'Owner', query: '' },
    ]
    expect(
      await refusedBy(changeIn<readonly object[]>('k8s-logs-pod', ['templating', 'list'], added)),
    ).toEqual(['ban-unused-dashboard-variable'])
  })
})
