import { inQuery } from '../../testing/dashboard-changes.ts'
import { requireUniqueMatch } from './require-unique-match.ts'
import { testRule } from '../../testing/test-rule.ts'

const OVERVIEW = 'k8s-multicluster-overview'

testRule(requireUniqueMatch, {
  invalid: [
    {
      name: 'a “one” side that keeps a label beside',
      changes: [
        inQuery(OVERVIEW, 'CPU committed', (expr: string) =>
          expr.replace('max by (cluster, namespace, pod) (', 'max by (cluster, namespace, pod, phase) ('),
        ),
      ],
    },
    {
      name: 'a join by less than tells the series apart',
      changes: [
        inQuery(OVERVIEW, 'Working set against limit', (expr: string) =>
          expr.replace('/ on (cluster, namespace, pod, container)', '/ on (cluster, namespace, pod)'),
        ),
      ],
    },
  ],
})
