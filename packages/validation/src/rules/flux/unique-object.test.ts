import { describe, expect, it } from 'vitest'
import { claim } from '../../testing/objects.ts'
import { add, refusedBy } from '../../testing/trees.ts'

describe('unique-object', () => {
  it('refuses an object that two files hold', async () => {
    expect(
      await refusedBy(add('hub', 'workloads/app.yaml', claim({ name: 'data', namespace: 'apps' }))),
    ).toEqual(['unique-object'])
  })
})
