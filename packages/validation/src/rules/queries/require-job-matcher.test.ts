import { inQuery } from '../../testing/dashboard-changes.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireJobMatcher } from './require-job-matcher.ts'

testRule(requireJobMatcher, {
  invalid: [
    {
      name: 'a count of the pods of any job',
      changes: [
        inQuery('k8s-multicluster-overview', 'Pods not running', (expr) =>
          expr.replace('job="kube-state-metrics", ', ''),
        ),
      ],
      findings: [{ severity: 'warning' }],
    },
  ],
})
