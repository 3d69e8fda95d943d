import { expect, test } from 'vitest'
import { globMatcher } from './glob.ts'

test.each([
  ['apps/web.yaml', 'apps/web.yaml', true],
  ['apps/*.yaml', 'apps/web.yaml', true],
  ['apps/*.yaml', 'apps/web/service.yaml', false],
  ['apps/**', 'apps/web/service.yaml', true],
  ['apps/', 'apps/web/service.yaml', true],
  ['./apps/', 'apps/web.yaml', true],
  ['**/values.yaml', 'values.yaml', true],
  ['**/values.yaml', 'apps/web/values.yaml', true],
  ['**/web/**/*.yaml', 'apps/web/base/service.yaml', true],
  ['app?/web.yaml', 'apps/web.yaml', true],
  ['apps/web.yaml', 'apps/webxyaml', false],
  ['apps/(a|b)+.yaml', 'apps/a.yaml', false],
])('%s and %s: %s', (glob, path, matches) => {
  expect(globMatcher(glob)(path)).toBe(matches)
})
