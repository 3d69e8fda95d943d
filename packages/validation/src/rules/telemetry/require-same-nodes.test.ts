import { setTarget } from '../../testing/sample-trees.ts'
import { requireSameNodes } from './require-same-nodes.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(requireSameNodes, {
  invalid: [
    {
      name: 'a kubelet of a node whose exporter nobody scrapes',
      changes: [setTarget('prometheus/kubelet', '10.0.7.26:10250')],
    },
  ],
})
