import { describe, expect, it } from 'vitest'
import { refusedBy } from '../../testing/sample-trees.ts'
import { inPanel } from '../../testing/dashboard-changes.ts'

describe('require-one-resource', () => {
  it('refuses a sum of cores and bytes', async () => {
    const ofAll = inPanel('k8s-multicluster-overview', 'Containers', (panel) => ({
      ...panel,
      ...(panel.targets && {
        targets: panel.targets.map((target) => ({
          ...target,
          expr: target.expr.replace(/,?\s*resource="memory"/, ''),
        })),
      }),
    }))
    expect(await refusedBy(ofAll)).toEqual(['require-one-resource'])
  })
})
