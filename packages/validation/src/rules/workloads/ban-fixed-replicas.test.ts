import { autoscaler } from '../../testing/autoscaler.ts'
import { set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { banFixedReplicas } from './ban-fixed-replicas.ts'

testRule(banFixedReplicas, {
  invalid: [
    {
      name: 'a number of replicas beside an autoscaler',
      changes: [...autoscaler, set('spoke Deployment rsshub', ['spec', 'replicas'], 1)],
      findings: [{ severity: 'warning', object: 'oracle-k3s Deployment rss-system/rsshub' }],
    },
  ],
})
