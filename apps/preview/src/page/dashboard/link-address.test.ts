import { expect, test } from 'vitest'
import { linkAddress } from './link-address.ts'

const CURRENT = new URLSearchParams('from=now-1h&to=now&var-cluster=hub&var-cluster=spoke&kiosk')

test('a link carries along what it says', () => {
  expect(linkAddress('/d/a', {}, CURRENT)).toBe('/d/a')
  expect(linkAddress('/d/a', { keepTime: true }, CURRENT)).toBe('/d/a?from=now-1h&to=now')
  expect(linkAddress('/d/a', { includeVars: true }, CURRENT)).toBe('/d/a?var-cluster=hub&var-cluster=spoke')
})

test('an address with parameters of its own keeps them', () => {
  expect(linkAddress('/d/a?x=1', { keepTime: true }, CURRENT)).toBe('/d/a?x=1&from=now-1h&to=now')
})
