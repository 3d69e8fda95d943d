import { setTarget } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireSameNodes } from './require-same-nodes.ts'

testRule(requireSameNodes, {
  invalid: [
    {
      name: 'a kubelet on a node without a scrape of its node-exporter',
      changes: [setTarget('prometheus/kubelet', '10.0.7.26:10250')],
    },
  ],
})
