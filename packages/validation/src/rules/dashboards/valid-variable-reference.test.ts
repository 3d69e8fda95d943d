import { describe, expect, it } from 'vitest'
import { inQuery } from '../../testing/dashboard-changes.ts'
import { refusedBy } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { validVariableReference } from './valid-variable-reference.ts'

const inNodeCpu = (reference: string) => [
  inQuery('k8s-multicluster-overview', 'Node CPU', (expr) => expr.replace('${cluster}"', reference)),
]

testRule(validVariableReference, {
  valid: [{ name: 'a variable without brackets', changes: inNodeCpu('$cluster"') }],
  invalid: [
    { name: 'a variable without its closing bracket', changes: inNodeCpu('${cluster"') },
    { name: 'a variable without its opening bracket', changes: inNodeCpu('$cluster}"') },
  ],
})

describe('valid-variable-reference', () => {
  // The query is not valid LogQL then.
  it.each(['${exclude:raw', '$exclude:raw}'])('refuses the format of %s', async (half) => {
    const torn = inQuery('k8s-logs-search', 'Hits', (expr) => expr.replace('${exclude:raw}', half))
    expect(await refusedBy(torn)).toContain('valid-variable-reference')
  })
})
