import { inPanel } from '../../testing/dashboard-changes.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireColumnHeading } from './require-column-heading.ts'

interface Organize {
  readonly id: string
  readonly options: Readonly<Record<string, object>>
}

/** Changes the options of the transformation that names and orders the columns. */
const inColumns = (to: (options: Organize['options']) => object) =>
  inPanel('search', 'Hits by pod', (panel) => ({
    ...panel,
    transformations: (panel['transformations'] as readonly Organize[]).map((each) =>
      each.id === 'organize' ? { ...each, options: to(each.options) } : each,
    ),
    // An override by the heading would look for it in vain.
    fieldConfig: { ...panel.fieldConfig, overrides: panel.fieldConfig?.overrides.filter(isOfNumbers) },
  }))

const isOfNumbers = ({ matcher }: { readonly matcher: { readonly options?: unknown } }) =>
  matcher.options !== 'Cluster'

testRule(requireColumnHeading, {
  invalid: [
    {
      name: 'a label without a heading',
      changes: [
        inColumns(({ renameByName, ...options }) => ({
          ...options,
          renameByName: { ...renameByName, cluster: undefined },
        })),
      ],
      findings: [{ severity: 'info' }],
    },
    {
      name: 'the time in every row',
      changes: [
        inColumns(({ excludeByName, ...options }) => ({ ...options, excludeByName: excludeByName && {} })),
      ],
    },
  ],
})
