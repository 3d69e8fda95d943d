import { describe, expect, it } from 'vitest'
import { refusedBy } from '../../testing/sample-trees.ts'
import { setIn } from '../../testing/dashboard-changes.ts'

describe('ban-export-keys', () => {
  it.each([
    ['id', 12],
    ['version', 3],
    ['__inputs', [{ name: 'DS_LOKI' }]],
  ])('refuses %s', async (key, value) => {
    expect(await refusedBy(setIn('search', [key], value))).toEqual(['ban-export-keys'])
  })

  it('lets pass an id of null, as Grafana itself writes it for a dashboard that is not stored', async () => {
    expect(await refusedBy(setIn('search', ['id'], null))).toEqual([])
  })
})
