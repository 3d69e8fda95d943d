import { InternalError } from '@fleet/model'
import { expect, test } from 'vitest'
import { UsageError } from '../cli/usage-error.ts'
import { failureText } from './failure.ts'

const STACK_FRAME = /^\s+at /m

test('a user’s error is shown with its fix and without a trace', () => {
  const text = failureText(new UsageError('there is no option --foo', 'see --help'))
  expect(text).toContain('see --help')
  expect(text).not.toMatch(STACK_FRAME)
})

const inPackages = Object.assign(new TypeError('x is not a function'), {
  stack: 'TypeError: x is not a function\n    at f (file:///a/node_modules/b/c.js:1:2)',
})

test.each([new InternalError('cannot happen'), inPackages, 'a string'])(
  'an unexpected error (%s) is called a bug, with all that a report needs',
  (error) => {
    const text = failureText(error)
    expect(text).toContain('this is a bug of the generator')
    expect(text).toContain(error instanceof Error ? error.stack : error)
  },
)

test('an error in a source is shown with its place, and is not called a bug of the generator alone', () => {
  const error = new TypeError('x is not a function')
  error.stack = `TypeError: x is not a function
    at alerts (file:///repository/packages/prometheus/src/alerts.ts:12:5)
    at node:internal/modules/run:1:1
    at compose (/repository/apps/build/src/compose.ts:3:4)`
  const text = failureText(error)
  expect(text).toContain(
    '/repository/packages/prometheus/src/alerts.ts:12:5 throws TypeError: x is not a function',
  )
  expect(text).toContain('called from /repository/apps/build/src/compose.ts:3:4')
  expect(text).toContain('correct it there')
  expect(text).not.toMatch(STACK_FRAME)
})
