import { inQuery } from '../../testing/dashboard-changes.ts'
import { requireJobMatcher } from './require-job-matcher.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(requireJobMatcher, {
  invalid: [
    {
      name: 'pods of whichever job counts them',
      changes: [
        inQuery('k8s-multicluster-overview', 'Pods running', (expr: string) =>
          expr.replace('job="kube-state-metrics", ', ''),
        ),
      ],
    },
  ],
})
