import { describe, expect, it } from 'vitest'
import { duplicate, refusedBy } from '../../testing/sample-trees.ts'

describe('unique-object', () => {
  it('refuses an object that stands twice', async () => {
    expect(await refusedBy(duplicate('spoke ServiceAccount otel-collector'))).toEqual(['unique-object'])
  })
})
