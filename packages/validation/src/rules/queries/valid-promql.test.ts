import { describe, expect, it } from 'vitest'
import { refusedBy } from '../../testing/sample-trees.ts'
import { inQuery } from '../../testing/dashboard-changes.ts'

const OVERVIEW = 'k8s-multicluster-overview'

describe('valid-promql', () => {
  it.each<[string, (expr: string) => string]>([
    ['a parenthesis that is not closed', (expr) => `(${expr}`],
    ['rate without a range', (expr) => expr.replace('[$__rate_interval]', '')],
    ['a function that does not exist', (expr) => expr.replace('rate(', 'ratio(')],
    ['a mode that is no regular expression', (expr) => expr.replace('mode="idle"', 'mode=~"id(le"')],
    ['an operator without its right side', (expr) => `${expr} /`],
    ['a range without its unit', (expr) => expr.replace('$__rate_interval', 'soon')],
  ])('refuses %s', async (_, broken) => {
    expect(await refusedBy(inQuery(OVERVIEW, 'CPU used', broken))).toEqual(['valid-promql'])
  })
})
