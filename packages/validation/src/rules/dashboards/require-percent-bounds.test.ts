import { inPanel } from '../../testing/dashboard-changes.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requirePercentBounds } from './require-percent-bounds.ts'

interface Panel {
  readonly fieldConfig: { readonly defaults: object }
}

const withBounds = (bounds: object) => [
  inPanel('k8s-multicluster-overview', 'Node CPU', (panel) => {
    const { fieldConfig } = panel as unknown as Panel
    return { ...panel, fieldConfig: { ...fieldConfig, defaults: { ...fieldConfig.defaults, ...bounds } } }
  }),
]

testRule(requirePercentBounds, {
  invalid: [
    {
      name: 'an axis to 100 for shares of 1',
      changes: withBounds({ max: 100 }),
      findings: [{ severity: 'warning' }],
    },
    { name: 'an axis without min', changes: withBounds({ min: undefined }) },
    { name: 'an axis that ends before it begins', changes: withBounds({ min: 1, max: 0 }) },
  ],
})
