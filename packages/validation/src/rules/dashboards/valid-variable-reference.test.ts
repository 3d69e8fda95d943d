import { describe, expect, it } from 'vitest'
import { refusedBy } from '../../testing/sample-trees.ts'
import { inQuery } from '../../testing/dashboard-changes.ts'
import { validVariableReference } from './valid-variable-reference.ts'
import { testRule } from '../../testing/test-rule.ts'

const inNodeCpu = (from: string, to: string) =>
  inQuery('k8s-multicluster-overview', 'Node CPU', (expr) => expr.replace(from, to))

testRule(validVariableReference, {
  valid: [{ name: 'a variable without brackets', changes: [inNodeCpu('${cluster}"', '$cluster"')] }],
  invalid: [
    ...(
      [
        ['no end', '${cluster"'],
        ['no beginning', '$cluster}"'],
      ] as const
    ).map(([name, half]) => ({
      name: `a variable’s bracket that has ${name}`,
      changes: [inNodeCpu('${cluster}"', half)],
    })),
  ],
})

describe('valid-variable-reference', () => {
  it.each([
    ['end', '${exclude:raw'],
    ['beginning', '$exclude:raw}'],
  ])('refuses a format whose bracket has no %s', async (_, half) => {
    const torn = inQuery('k8s-logs-search', 'Clusters with hits', (expr) =>
      expr.replace('${exclude:raw}', half),
    )
    expect(await refusedBy(torn)).toContain('valid-variable-reference')
  })
})
