import { set } from '../../testing/sample-trees.ts'
import { requirePinnedChart } from './require-pinned-chart.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(requirePinnedChart, {
  invalid: [
    {
      name: 'a range of versions',
      changes: [set('hub OCIRepository loki', ['spec', 'ref'], { semver: '18.x' })],
    },
    { name: 'the tag latest', changes: [set('hub OCIRepository loki', ['spec', 'ref', 'tag'], 'latest')] },
  ],
})
