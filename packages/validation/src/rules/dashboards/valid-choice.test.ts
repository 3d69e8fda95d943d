import { describe, expect, it } from 'vitest'
import { refusedBy } from '../../testing/sample-trees.ts'
import { setIn, unsetIn } from '../../testing/dashboard-changes.ts'

const NAMESPACE = ['templating', 'list', 1]
const LEVEL = ['templating', 'list', 2]

describe('valid-choice', () => {
  it.each([
    ['opens on All, which may not be chosen', setIn('search', [...NAMESPACE, 'includeAll'], false)],
    ['does not say what All stands for', unsetIn('search', [...NAMESPACE, 'allValue'])],
    ['has several values and may have one', unsetIn('search', [...NAMESPACE, 'multi'])],
    ['opens on nothing', setIn('search', [...NAMESPACE, 'current', 'value'], [])],
    ['opens on a choice that it does not offer', setIn('search', [...LEVEL, 'current', 'value'], ['eror'])],
  ])('refuses a variable that %s', async (_, broken) => {
    expect(await refusedBy(broken)).toEqual(['valid-choice'])
  })
})
