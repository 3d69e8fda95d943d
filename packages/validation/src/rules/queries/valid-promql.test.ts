import { inQuery } from '../../testing/dashboard-changes.ts'
import { validPromql } from './valid-promql.ts'
import { testRule } from '../../testing/test-rule.ts'

const OVERVIEW = 'k8s-multicluster-overview'

testRule(validPromql, {
  invalid: [
    ...(
      [
        ['a parenthesis that is not closed', (expr: string) => `(${expr}`],
        ['rate without a range', (expr: string) => expr.replace('[$__rate_interval]', '')],
        ['a function that does not exist', (expr: string) => expr.replace('rate(', 'ratio(')],
        [
          'a mode that is no regular expression',
          (expr: string) => expr.replace('mode="idle"', 'mode=~"id(le"'),
        ],
        ['an operator without its right side', (expr: string) => `${expr} /`],
        ['a range without its unit', (expr: string) => expr.replace('$__rate_interval', 'soon')],
      ] as const
    ).map(([name, broken]) => ({ name, changes: [inQuery(OVERVIEW, 'CPU used', broken)] })),
  ],
})
