import { describe, expect, test } from 'vitest'
import { buildCosts } from './build-costs.ts'
import { buildPlan, duration } from './build-plan.ts'
import { engines } from './engines.ts'

test('every engine has a known build cost', () => {
  expect(Object.keys(buildCosts).toSorted()).toEqual(engines.map(({ name }) => name).toSorted())
})

describe('before anything is built', () => {
  const missing = engines.filter(({ name }) => ['etcd', 'helm'].includes(name))

  test('the message has the engines, the time and the disk space', () => {
    expect(buildPlan(missing, 1e6)).toMatch(
      /^2 engines are to be built: etcd, helm\. That takes about \d+ (?:s|min) .* \d+\.\d GB of disk \(1000\.0 GB are free\)$/,
    )
  })

  test('and warns of too little space', () => {
    expect(buildPlan(missing, 1)).toContain('(0.0 GB are free, which is not enough)')
  })

  test('and is empty without a build', () => {
    expect(buildPlan([])).toBe('')
  })
})

test.each([
  [0.2, '1 s'],
  [119, '119 s'],
  [120, '2 min'],
  [2000, '33 min'],
])('%d s are printed as %s', (seconds, words) => {
  expect(duration(seconds)).toBe(words)
})
