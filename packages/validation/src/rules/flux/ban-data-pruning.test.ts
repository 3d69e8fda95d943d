import { set, unset } from '../../testing/sample-trees.ts'
import { banDataPruning } from './ban-data-pruning.ts'
import { testRule } from '../../testing/test-rule.ts'

const PRUNE = ['metadata', 'annotations', 'kustomize.toolkit.fluxcd.io/prune'] as const

testRule(banDataPruning, {
  valid: [
    {
      name: 'a namespace without volumes that is not pruned either',
      changes: [set('spoke Namespace monitoring', PRUNE, 'disabled')],
    },
  ],
  invalid: [
    { name: 'a claim that is pruned', changes: [unset('hub PersistentVolumeClaim *', PRUNE)] },
    {
      name: 'a namespace with claims that is pruned',
      changes: [unset('hub Namespace personal-services', PRUNE)],
    },
    {
      name: 'a namespace with the volumes of a chart that is pruned',
      changes: [set('hub Namespace monitoring', PRUNE, 'enabled')],
    },
  ],
})
