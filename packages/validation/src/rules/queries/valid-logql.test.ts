import { inQuery } from '../../testing/dashboard-changes.ts'
import { validLogql } from './valid-logql.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(validLogql, {
  invalid: [
    ...(
      [
        [
          'lines that nobody counts',
          (expr: string) => expr.replace('count_over_time', '').replace(/\[[^\]]*\]/, ''),
        ],
        ['a selector that every stream passes', () => 'sum(count_over_time({cluster=~".*"}[5m]))'],
        [
          'a filter of one letter less',
          (expr: string) => expr.replace('| detected_level=~"error', '| detected_level~"error'),
        ],
        ['a range that is missing', (expr: string) => expr.replace(/\[[^\]]*\]/, '')],
      ] as const
    ).map(([name, broken]) => ({ name, changes: [inQuery('k8s-logs-errors', 'Errors', broken)] })),
  ],
})
