import { inPanel } from '../../testing/dashboard-changes.ts'
import { requirePercentBounds } from './require-percent-bounds.ts'
import { testRule } from '../../testing/test-rule.ts'

interface Panel {
  readonly fieldConfig: { readonly defaults: object }
}

const bounded = (bounds: object) =>
  inPanel('k8s-multicluster-overview', 'Node CPU', (panel) => {
    const { fieldConfig } = panel as unknown as Panel
    return { ...panel, fieldConfig: { ...fieldConfig, defaults: { ...fieldConfig.defaults, ...bounds } } }
  })

testRule(requirePercentBounds, {
  invalid: [
    ...(
      [
        ['an axis that begins anywhere', { min: undefined }],
        ['a whole of 100 for shares of 1', { max: 100 }],
        ['an axis that ends before it begins', { min: 1, max: 0 }],
      ] as const
    ).map(([name, bounds]) => ({ name, changes: [bounded(bounds)] })),
  ],
})
