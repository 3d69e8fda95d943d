import { describe, expect, it } from 'vitest'
import { refusedBy } from '../../testing/sample-trees.ts'
import { inQuery } from '../../testing/dashboard-changes.ts'

describe('valid-logql', () => {
  it.each<[string, (expr: string) => string]>([
    ['lines that nobody counts', (expr) => expr.replace('count_over_time', '').replace(/\[[^\]]*\]/, '')],
    ['a selector that every stream passes', () => 'sum(count_over_time({cluster=~".*"}[5m]))'],
    [
      'a filter of one letter less',
      (expr) => expr.replace('| detected_level=~"error', '| detected_level~"error'),
    ],
    ['a range that is missing', (expr) => expr.replace(/\[[^\]]*\]/, '')],
  ])('refuses %s', async (_, broken) => {
    expect(await refusedBy(inQuery('k8s-logs-errors', 'Errors', broken))).toEqual(['valid-logql'])
  })
})
