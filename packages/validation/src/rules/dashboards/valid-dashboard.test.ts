import { describe, expect, it } from 'vitest'
import { refusedBy, set } from '../../testing/trees.ts'

describe('valid-dashboard', () => {
  it('refuses two JSON objects in one file', async () => {
    expect(
      await refusedBy(
        set(
          'hub ConfigMap dashboard-nodes',
          ['data', 'nodes.json'],
          '{"uid":"nodes","title":"Nodes","panels":[]}{}',
        ),
      ),
    ).toEqual(['valid-dashboard'])
  })

  it('refuses a dashboard without panels', async () => {
    expect(
      await refusedBy(
        set('hub ConfigMap dashboard-nodes', ['data', 'nodes.json'], '{"uid":"nodes","title":"Nodes"}'),
      ),
    ).toEqual(['valid-dashboard'])
  })
})
