import { inPanel } from '../../testing/dashboard-changes.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireMergedTable } from './require-merged-table.ts'

testRule(requireMergedTable, {
  invalid: [
    {
      name: 'a table of several queries without merge',
      changes: [
        inPanel('k8s-multicluster-overview', 'Every machine', (panel) => {
          const { transformations } = panel as unknown as { readonly transformations: readonly object[] }
          return { ...panel, transformations: transformations.slice(1) }
        }),
      ],
      findings: [{ severity: 'warning' }],
    },
  ],
})
