import { describe, expect, it } from 'vitest'
import { refusedBy, set } from '../../testing/sample-trees.ts'

describe('require-one-workload', () => {
  it('refuses a Service that leads to a neighbour’s pods too', async () => {
    const selector = { 'app.kubernetes.io/part-of': 'observability-fleet' }
    const wide = set('spoke Service squoosh', ['spec', 'selector'], selector)
    expect(await refusedBy(wide)).toEqual(['require-one-workload'])
  })
})
