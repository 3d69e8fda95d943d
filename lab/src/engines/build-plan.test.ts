import { describe, expect, test } from 'vitest'
import { buildCosts } from './build-costs.ts'
import { buildPlan, duration } from './build-plan.ts'
import { engines } from './engines.ts'

test('of every engine it is known what it takes to build', () => {
  expect(Object.keys(buildCosts).toSorted()).toEqual(engines.map(({ name }) => name).toSorted())
})

describe('before anything is built', () => {
  const missing = engines.filter(({ name }) => ['etcd', 'helm'].includes(name))

  test('a person reads what, how long and how much', () => {
    expect(buildPlan(missing, 1e6)).toMatch(
      /^2 engines are to be built: etcd, helm\. That takes about \d+ (?:s|min) .* \d+\.\d GB of disk \(1000\.0 GB are free\)$/,
    )
  })

  test('and that there is too little room', () => {
    expect(buildPlan(missing, 1)).toContain('(0.0 GB are free, which is not enough)')
  })

  test('or nothing, where nothing is', () => {
    expect(buildPlan([])).toBe('')
  })
})

test.each([
  [0.2, '1 s'],
  [119, '119 s'],
  [120, '2 min'],
  [2000, '33 min'],
])('%d s are said as %s', (seconds, words) => {
  expect(duration(seconds)).toBe(words)
})
