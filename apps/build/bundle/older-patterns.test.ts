import { expect, test } from 'vitest'
import { olderPatterns } from './older-patterns.ts'

test.each([
  [String.raw`^(?i:(abort|warn)?)$`, ['abort', 'Warn', 'WARN', ''], ['war', 'warn ']],
  [String.raw`^(?i:\d+(?::\d+)?)$`, ['1', '1:2'], ['d', '1:']],
  [
    String.raw`^(?i:(?:sunday|monday)(?::(?:sunday|monday))?)$|^(?i:[12][0-9])$`,
    ['Monday:SUNDAY', '12'],
    ['tue', '31'],
  ],
])('%s matches the same on Node 22', (pattern, accepted, refused) => {
  const older = olderPatterns(pattern)
  expect(older).not.toContain('?i')
  for (const source of [pattern, older]) {
    const expression = new RegExp(source, 'u')
    for (const text of accepted) expect(expression.test(text)).toBe(true)
    for (const text of refused) expect(expression.test(text)).toBe(false)
  }
})

test.each(['(?i:[a-z])', '(?i:a'])('%s is refused', (pattern) => {
  expect(() => olderPatterns(pattern)).toThrow(Error)
})
