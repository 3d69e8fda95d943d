import { describe, expect, it } from 'vitest'
import { inAlert, inExpr } from '../../testing/alerts.ts'
import { refusedBy } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireSeriesAlert } from './require-series-alert.ts'

const ALERT = 'ClusterSeriesOverBudget'

testRule(requireSeriesAlert, {
  invalid: [
    {
      name: 'an alert that leaves out one cluster',
      changes: [inExpr(ALERT, (expr) => expr.replace('relabeling)', 'relabeling{cluster!="oracle-k3s"})'))],
      findings: [
        { severity: 'warning', message: 'no alert limits the number of active series of oracle-k3s' },
      ],
    },
    { name: 'a fleet without an alert on series', changes: [inAlert(ALERT, () => [])] },
  ],
})

describe('require-series-alert', () => {
  it.each(['<', '=='])('does not take an alert on %s a number for a limit', async (op) => {
    expect(await refusedBy(inExpr(ALERT, (expr) => expr.replace('>', op)))).toContain('require-series-alert')
  })
})
