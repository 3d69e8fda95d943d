import { describe, expect, it } from 'vitest'
import { refusedBy, set } from '../../testing/trees.ts'

describe('unique-dashboard-uid', () => {
  it('refuses two dashboards with one uid', async () => {
    expect(
      await refusedBy(
        set(
          'hub ConfigMap dashboard-nodes',
          ['data', 'nodes.json'],
          JSON.stringify({ uid: 'logs', title: 'Nodes', panels: [] }),
        ),
      ),
    ).toEqual(['unique-dashboard-uid'])
  })
})
