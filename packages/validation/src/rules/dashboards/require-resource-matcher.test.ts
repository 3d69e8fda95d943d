import { inPanel } from '../../testing/dashboard-changes.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireResourceMatcher } from './require-resource-matcher.ts'

testRule(requireResourceMatcher, {
  invalid: [
    {
      name: 'a sum of cores and bytes',
      changes: [
        inPanel('k8s-multicluster-overview', 'Use against limits', (panel) => ({
          ...panel,
          targets: panel.targets?.map((target) => ({
            ...target,
            expr: target.expr.replace(/,?\s*resource="memory"/, ''),
          })),
        })),
      ],
    },
  ],
})
