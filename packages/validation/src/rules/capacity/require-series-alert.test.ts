import { describe, expect, it } from 'vitest'
import { inAlert, inExpr } from '../../testing/alerts.ts'
import { findingsAfter, refusedBy } from '../../testing/sample-trees.ts'
import { requireSeriesAlert } from './require-series-alert.ts'
import { testRule } from '../../testing/test-rule.ts'

const ALERT = 'ClusterSeriesOverBudget'

testRule(requireSeriesAlert, {
  invalid: [{ name: 'a fleet of which no alert counts the series', changes: [inAlert(ALERT, () => [])] }],
})

describe('require-series-alert', () => {
  it('names each cluster that the alerts leave out, once', async () => {
    const findings = await findingsAfter(
      inExpr(ALERT, (expr) => expr.replace('relabeling)', 'relabeling{cluster!="oracle-k3s"})')),
    )
    expect(findings.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([
      'require-series-alert: no alert says how many active series oracle-k3s may have',
    ])
  })

  it.each(['<', '=='])('takes no alert on %s a number for a budget', async (op) => {
    expect(await refusedBy(inExpr(ALERT, (expr) => expr.replace('>', op)))).toContain('require-series-alert')
  })
})
