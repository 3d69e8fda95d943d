import { inQuery } from '../../testing/dashboard-changes.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireUniqueMatch } from './require-unique-match.ts'

const OVERVIEW = 'k8s-multicluster-overview'

testRule(requireUniqueMatch, {
  invalid: [
    {
      name: 'a “one” side that keeps another label',
      changes: [
        inQuery(OVERVIEW, 'CPU committed', (expr) =>
          expr.replace('max by (cluster, namespace, pod) (', 'max by (cluster, namespace, pod, phase) ('),
        ),
      ],
    },
    {
      name: 'a join without the label that tells series apart',
      changes: [
        inQuery(OVERVIEW, 'Working set against limit', (expr) =>
          expr.replace('/ on (cluster, namespace, pod, container)', '/ on (cluster, namespace, pod)'),
        ),
      ],
    },
  ],
})
