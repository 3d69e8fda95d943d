import { inQuery } from '../../testing/dashboard-changes.ts'
import { testRule } from '../../testing/test-rule.ts'
import { validPromql } from './valid-promql.ts'

const inCpu = (to: (expr: string) => string) => [
  inQuery('k8s-multicluster-overview', 'CPU of each cluster', to),
]

testRule(validPromql, {
  invalid: [
    { name: 'a function that does not exist', changes: inCpu((expr) => expr.replace('rate(', 'ratio(')) },
    { name: 'a parenthesis that is not closed', changes: inCpu((expr) => `(${expr}`) },
    { name: 'a rate without a range', changes: inCpu((expr) => expr.replace('[$__rate_interval]', '')) },
    {
      name: 'a malformed regular expression',
      changes: inCpu((expr) => expr.replace('mode="idle"', 'mode=~"id(le"')),
    },
    { name: 'an operator without its right side', changes: inCpu((expr) => `${expr} /`) },
    { name: 'a range without its unit', changes: inCpu((expr) => expr.replace('$__rate_interval', 'soon')) },
  ],
})
