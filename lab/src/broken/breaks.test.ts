import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { spokeCollector } from '../programs/collector.ts'
import { breaks, broken, checks } from './breaks.ts'

const { configuration } = spokeCollector()

test.each(breaks)('$what: differs from the committed configuration', ({ replace }) => {
  expect(parse(broken(configuration, replace))).not.toEqual(parse(configuration))
})

test('every check has a break', () => {
  expect(new Set(breaks.map(({ fails }) => fails))).toEqual(new Set(checks))
})

test('a break that changes nothing is refused', () => {
  expect(() => broken(configuration, ['a text that is not there', ''])).toThrow(/does not say/)
})
