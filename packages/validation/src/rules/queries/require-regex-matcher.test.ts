import { inQuery } from '../../testing/dashboard-changes.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireRegexMatcher } from './require-regex-matcher.ts'

testRule(requireRegexMatcher, {
  invalid: [
    {
      name: 'a label that equals a multi-value variable',
      changes: [
        inQuery('k8s-multicluster-overview', 'CPU of each cluster', (expr) =>
          expr.replace('cluster=~', 'cluster='),
        ),
      ],
    },
    {
      name: 'a filter of lines that compares a label with such a variable',
      changes: [inQuery('search', 'Hits', (expr) => expr.replace('detected_level=~', 'detected_level='))],
    },
    {
      name: 'a label that equals a regular expression',
      changes: [
        inQuery('cloudflare-tunnel', 'Server errors by route', (expr) => expr.replace('code=~', 'code=')),
      ],
    },
  ],
})
