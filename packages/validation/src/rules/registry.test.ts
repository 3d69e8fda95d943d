import { describe, expect, it } from 'vitest'
import { RULES } from './index.ts'

const ids = RULES.map(({ id }) => id)

describe('the registry', () => {
  it('lists each rule once', () => {
    expect(ids.toSorted()).toEqual([...new Set(ids)].toSorted())
  })

  it.each(ids)('names %s in the grammar of rules', (id) => {
    expect(id).toMatch(/^(no-missing|require|unique|valid|ban)-[a-z0-9]+(-[a-z0-9]+)*$/)
  })
})
