import { inAlert, inExpr } from '../../testing/alerts.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireNodeAlert } from './require-node-alert.ts'

const ALERT = 'ClusterNodeNotListed'

testRule(requireNodeAlert, {
  invalid: [
    {
      name: 'an alert that leaves out one cluster',
      changes: [inExpr(ALERT, (expr) => expr.replace('{job=', '{cluster!="oracle-k3s", job='))],
      findings: [{ severity: 'warning', message: 'no alert limits the number of nodes of oracle-k3s' }],
    },
    { name: 'a fleet without an alert on nodes', changes: [inAlert(ALERT, () => [])] },
  ],
})
