import { set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { withThanos } from '../../testing/thanos.ts'
import { uniqueCompactor } from './unique-compactor.ts'

testRule(uniqueCompactor, {
  invalid: [
    {
      name: 'a Compactor with two replicas',
      changes: [...withThanos(), set('hub StatefulSet thanos-compact', ['spec', 'replicas'], 2)],
    },
  ],
})
