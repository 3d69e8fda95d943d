import { describe, expect, it } from 'vitest'
import { refusedBy } from '../../testing/sample-trees.ts'
import { setIn } from '../../testing/dashboard-changes.ts'

describe('unique-dashboard-title', () => {
  it('refuses two dashboards of one title in one folder', async () => {
    expect(await refusedBy(setIn('search', ['title'], 'Kubernetes / Logs / Pod'))).toEqual([
      'unique-dashboard-title',
    ])
  })
})
