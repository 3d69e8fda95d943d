import { describe, expect, it } from 'vitest'
import { refusedBy } from '../../testing/sample-trees.ts'
import { inPanel } from '../../testing/dashboard-changes.ts'

interface Panel {
  readonly fieldConfig: { readonly defaults: object }
}

const bounded = (bounds: object) =>
  inPanel('k8s-multicluster-overview', 'Node CPU', (panel) => {
    const { fieldConfig } = panel as unknown as Panel
    return { ...panel, fieldConfig: { ...fieldConfig, defaults: { ...fieldConfig.defaults, ...bounds } } }
  })

describe('require-percent-bounds', () => {
  it.each([
    ['an axis that begins anywhere', { min: undefined }],
    ['a whole of 100 for shares of 1', { max: 100 }],
    ['an axis that ends before it begins', { min: 1, max: 0 }],
  ])('refuses %s', async (_, bounds) => {
    expect(await refusedBy(bounded(bounds))).toEqual(['require-percent-bounds'])
  })
})
