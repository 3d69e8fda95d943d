import { expect, test } from 'vitest'
import { statedPath } from './stated-path.ts'

test.each([
  ['a folder', { gitops: { path: 'kubernetes/trees' } }, 'kubernetes/trees'],
  ['no folder', { gitops: {} }, undefined],
  ['something else', { gitops: { path: 7 } }, undefined],
  ['no section for Flux', {}, undefined],
  ['nothing', null, undefined],
])('an inventory may state %s', async (_, fleet, path) => {
  expect(await statedPath({ importModule: () => Promise.resolve({ fleet }) })).toBe(path)
})

test('an inventory that does not run states no folder', async () => {
  expect(
    await statedPath({ importModule: () => Promise.reject(new Error('a comma is missing')) }),
  ).toBeUndefined()
})

test('trees that have no inventory are in no stated folder', async () => {
  expect(await statedPath({ inventory: '/no/such/fleet.ts' })).toBeUndefined()
})
