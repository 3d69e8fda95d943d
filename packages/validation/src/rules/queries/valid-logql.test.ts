import { inQuery } from '../../testing/dashboard-changes.ts'
import { testRule } from '../../testing/test-rule.ts'
import { validLogql } from './valid-logql.ts'

const inErrors = (to: (expr: string) => string) => [inQuery('k8s-logs-errors', 'Errors', to)]

testRule(validLogql, {
  invalid: [
    {
      name: 'a filter without its operator’s first character',
      changes: inErrors((expr) => expr.replace('| detected_level=~"error', '| detected_level~"error')),
    },
    { name: 'a count without a range', changes: inErrors((expr) => expr.replace(/\[[^\]]*\]/, '')) },
    {
      name: 'a selector that excludes no stream',
      changes: inErrors(() => 'sum(count_over_time({cluster=~".*"}[5m]))'),
    },
    {
      name: 'a sum of lines that are not counted',
      changes: inErrors((expr) => expr.replace('count_over_time', '').replace(/\[[^\]]*\]/, '')),
    },
  ],
})
