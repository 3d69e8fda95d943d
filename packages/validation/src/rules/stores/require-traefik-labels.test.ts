import { describe, expect, it } from 'vitest'
import { refusedBy, set } from '../../testing/sample-trees.ts'

const PROMETHEUS = ['spec', 'valuesContent', 'metrics', 'prometheus'] as const

describe('require-traefik-labels', () => {
  it.each([
    ['buckets that are all the same to a percentile', 'buckets', '1,2,3'],
    ['buckets out of order', 'buckets', '0.005,0.01,0.5,0.1,1,2.5,5,10'],
    ['an entry point that is not theirs', 'entryPoint', 'web'],
  ] as const)('refuses %s', async (_, key, value) => {
    expect(await refusedBy(set('hub HelmChartConfig traefik', [...PROMETHEUS, key], value))).toEqual([
      'require-traefik-labels',
    ])
  })
})
