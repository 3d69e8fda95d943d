import { set } from '../../testing/sample-trees.ts'
import { testChangeRule } from '../../testing/test-rule.ts'
import { banPruneChange } from './ban-prune-change.ts'

const LAYER = 'spoke Kustomization workloads'

testChangeRule(banPruneChange, {
  valid: [{ name: 'another interval', changes: [set(LAYER, ['spec', 'interval'], '15m')] }],
  invalid: [
    {
      name: 'a Kustomization that begins to prune',
      before: [set(LAYER, ['spec', 'prune'], false)],
      changes: [set(LAYER, ['spec', 'prune'], true)],
      findings: [
        {
          severity: 'warning',
          message: 'Kustomization flux-system/workloads begins to delete objects that leave Git',
        },
      ],
    },
  ],
})
