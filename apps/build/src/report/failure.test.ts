import { InternalError } from '@fleet/model'
import { expect, test } from 'vitest'
import { UsageError } from '../cli/usage-error.ts'
import { failureText } from './failure.ts'

test('a user’s error is shown with its fix and without a trace', () => {
  const text = failureText(new UsageError('there is no option --foo', 'see --help'))
  expect(text).toContain('see --help')
  expect(text).not.toMatch(/^\s+at /m)
})

test.each([new InternalError('cannot happen'), new TypeError('x is not a function'), 'a string'])(
  'an unexpected error (%s) is called a bug, with all that a report needs',
  (error) => {
    const text = failureText(error)
    expect(text).toContain('this is a bug of the generator')
    expect(text).toContain(error instanceof Error ? error.stack : error)
  },
)
