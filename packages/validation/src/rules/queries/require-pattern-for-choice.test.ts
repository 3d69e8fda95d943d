import { inQuery } from '../../testing/dashboard-changes.ts'
import { requirePatternForChoice } from './require-pattern-for-choice.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(requirePatternForChoice, {
  invalid: [
    {
      name: 'a label that equals a choice of several',
      changes: [
        inQuery('k8s-multicluster-overview', 'CPU used', (expr: string) =>
          expr.replace('cluster=~', 'cluster='),
        ),
      ],
    },
    {
      name: 'a filter of lines that compares a label with a choice of several',
      changes: [
        inQuery('search', 'Hits', (expr: string) => expr.replace('detected_level=~', 'detected_level=')),
      ],
    },
    {
      name: 'a pattern that a label is compared with',
      changes: [
        inQuery('cloudflare-tunnel', 'Client errors by router', (expr: string) =>
          expr.replace('code=~', 'code='),
        ),
      ],
    },
  ],
})
