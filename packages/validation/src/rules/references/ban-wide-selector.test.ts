import { set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { banWideSelector } from './ban-wide-selector.ts'

testRule(banWideSelector, {
  invalid: [
    {
      name: 'a Service that selects the pods of a neighbour too',
      changes: [
        set('spoke Service squoosh', ['spec', 'selector'], {
          'app.kubernetes.io/part-of': 'observability-fleet',
        }),
      ],
    },
  ],
})
