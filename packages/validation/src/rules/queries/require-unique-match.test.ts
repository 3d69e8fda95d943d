import { inQuery } from '../../testing/dashboard-changes.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireUniqueMatch } from './require-unique-match.ts'

const OVERVIEW = 'k8s-multicluster-overview'

testRule(requireUniqueMatch, {
  invalid: [
    {
      name: 'a “one” side that keeps another label',
      changes: [
        inQuery(
          OVERVIEW,
          'Capacity',
          (expr) =>
            expr.replace('max by (cluster, namespace, pod) (', 'max by (cluster, namespace, pod, phase) ('),
          1,
        ),
      ],
    },
    {
      name: 'a join without the label that tells series apart',
      changes: [
        inQuery(OVERVIEW, 'Use against limits', (expr) =>
          expr.replace('/ on (cluster, namespace, pod, container)', '/ on (cluster, namespace, pod)'),
        ),
      ],
    },
  ],
})
