import { describe, expect, it } from 'vitest'
import { refusedBy } from '../../testing/sample-trees.ts'
import { changeIn, unsetIn } from '../../testing/dashboard-changes.ts'

const THRESHOLDS = ['panels', 1, 'fieldConfig', 'defaults', 'thresholds']

describe('require-thresholds', () => {
  it('refuses a number that Grafana would paint red from 80 on', async () => {
    expect(await refusedBy(unsetIn('errors', THRESHOLDS))).toEqual(['require-thresholds'])
  })

  it('refuses steps that begin with a value', async () => {
    const withoutFirst = (steps: unknown[]) => [...steps.slice(1), { value: 5, color: 'red' }]
    expect(await refusedBy(changeIn('errors', [...THRESHOLDS, 'steps'], withoutFirst))).toEqual([
      'require-thresholds',
    ])
  })

  it('refuses steps that fall', async () => {
    const falling = ([first]: unknown[]) => [first, { value: 5, color: 'red' }, { value: 1, color: 'orange' }]
    expect(await refusedBy(changeIn('errors', [...THRESHOLDS, 'steps'], falling))).toEqual([
      'require-thresholds',
    ])
  })
})
