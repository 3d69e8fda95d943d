import { describe, expect, it } from 'vitest'
import { refusedBy } from '../../testing/sample-trees.ts'
import { changeIn } from '../../testing/dashboard-changes.ts'

describe('require-link-back', () => {
  it('refuses a dashboard that others link to and that links to one of them no more', async () => {
    const fewer = changeIn<readonly unknown[]>('errors', ['links'], (links) => links.slice(1))
    expect(await refusedBy(fewer)).toEqual(['require-link-back'])
  })
})
