import { describe, expect, it } from 'vitest'
import { inAlert, inExpr, inRecord } from '../../testing/alerts.ts'
import { findingsAfter, refusedBy } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireSeriesAlert } from './require-series-alert.ts'

const ALERT = 'ClusterSeriesOverBudget'

testRule(requireSeriesAlert, {
  valid: [
    {
      name: 'an alert that states the number itself',
      changes: [inExpr(ALERT, (expr) => expr.replace('cluster:series_budget', '10000'))],
    },
  ],
  invalid: [
    {
      name: 'an alert that leaves out one cluster',
      changes: [inExpr(ALERT, (expr) => expr.replace('relabeling)', 'relabeling{cluster!="oracle-k3s"})'))],
      findings: [
        { severity: 'warning', message: 'no alert limits the number of active series of oracle-k3s' },
      ],
    },
    {
      name: 'a budget that is no number',
      changes: [inRecord('oracle-k3s', (rule) => ({ ...rule, expr: 'count(up{cluster="oracle-k3s"})' }))],
    },
    { name: 'a fleet without an alert on series', changes: [inAlert(ALERT, () => [])] },
  ],
})

describe('require-series-alert', () => {
  it.each(['<', '=='])('does not take an alert on %s a number for a limit', async (op) => {
    expect(await refusedBy(inExpr(ALERT, (expr) => expr.replace('>', op)))).toContain('require-series-alert')
  })

  it('needs a limit of each cluster, where the alert compares with what is recorded', async () => {
    const found = await findingsAfter(inRecord('oracle-k3s', () => []))
    expect(found.filter(({ rule }) => rule === 'require-series-alert')).toMatchObject([
      { message: 'no alert limits the number of active series of oracle-k3s' },
    ])
  })
})
