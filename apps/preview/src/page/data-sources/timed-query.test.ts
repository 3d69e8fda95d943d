import { expect, test } from 'vitest'
import { timedQuery } from './timed-query.ts'

test('a query of one number has the time shown', () => {
  expect(timedQuery('{a="b"} | stats count()', 10, 20)).toBe('_time:[10, 20] {a="b"} | stats count()')
})

test('one that looks back by an option has it behind the options', () => {
  expect(timedQuery('options(time_offset=1d) {a="b"} | stats count()', 10, 20)).toBe(
    'options(time_offset=1d) _time:[10, 20] {a="b"} | stats count()',
  )
})

test('one whose filters state a time keeps it', () => {
  expect(timedQuery('_time:5m {a="b"} | stats count()', 10, 20)).toBe('_time:5m {a="b"} | stats count()')
})
