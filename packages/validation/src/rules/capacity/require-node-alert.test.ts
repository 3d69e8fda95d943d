import { describe, expect, it } from 'vitest'
import { inAlert, inExpr } from '../../testing/alerts.ts'
import { findingsAfter } from '../../testing/sample-trees.ts'
import { requireNodeAlert } from './require-node-alert.ts'
import { testRule } from '../../testing/test-rule.ts'

const ALERT = 'ClusterNodeNotListed'

testRule(requireNodeAlert, {
  invalid: [{ name: 'a fleet of which no alert counts the nodes', changes: [inAlert(ALERT, () => [])] }],
})

describe('require-node-alert', () => {
  it('names each cluster that the alerts leave out, once', async () => {
    const findings = await findingsAfter(
      inExpr(ALERT, (expr) => expr.replace('{job=', '{cluster!="oracle-k3s", job=')),
    )
    expect(findings.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([
      'require-node-alert: no alert says how many nodes oracle-k3s may have',
    ])
  })
})
