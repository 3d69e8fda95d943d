import { set, unset } from '../../testing/sample-trees.ts'
import { requireKeptNamespace } from './require-kept-namespace.ts'
import { testRule } from '../../testing/test-rule.ts'

const PRUNE = ['metadata', 'annotations', 'kustomize.toolkit.fluxcd.io/prune'] as const

testRule(requireKeptNamespace, {
  valid: [
    {
      name: 'has nothing against a namespace without volumes that is pruned',
      changes: [set('spoke Namespace monitoring', PRUNE, 'disabled')],
    },
  ],
  invalid: [
    {
      name: 'a namespace of volumes that may be pruned',
      changes: [unset('hub Namespace personal-services', PRUNE)],
    },
    {
      name: 'a namespace of a chart’s volumes that may be pruned',
      changes: [set('hub Namespace monitoring', PRUNE, 'enabled')],
    },
    { name: 'a claim that may be pruned', changes: [unset('hub PersistentVolumeClaim *', PRUNE)] },
  ],
})
