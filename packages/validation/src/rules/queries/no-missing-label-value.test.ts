import { describe, expect, it } from 'vitest'
import { inExpr } from '../../testing/alerts.ts'
import { inQuery } from '../../testing/dashboard-changes.ts'
import { refusedBy } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { noMissingLabelValue } from './no-missing-label-value.ts'

const replaced = (panel: string, value: string, by: string, position?: number) => [
  inQuery('k8s-multicluster-overview', panel, (expr) => expr.replace(value, by), position),
]

testRule(noMissingLabelValue, {
  invalid: [
    { name: 'a misspelt phase', changes: replaced('Pods not running', 'Pending|Failed|Unknown', 'pending') },
    { name: 'a misspelt mode', changes: replaced('CPU of each cluster', 'idle', 'idl') },
    {
      name: 'one misspelt phase of two',
      changes: replaced('Capacity', 'Pending|Running', 'Pendin|Running', 1),
    },
    { name: 'a misspelt job', changes: replaced('CPU of each cluster', 'node-exporter', 'node-exportr') },
    {
      name: 'one misspelt job of two',
      changes: replaced('Node CPU', 'node-exporter-metal-nodes', 'node-exporter-metal-node'),
    },
    {
      name: 'an excluded value that no series has',
      changes: replaced('Heard and healthy', '!="true"', '!="yes"', 4),
    },
    {
      name: 'a level that Loki never detects',
      changes: [
        inQuery('k8s-logs-errors', 'Errors by cluster', (expr) => expr.replaceAll('error|', 'eror|')),
      ],
    },
  ],
})

describe('no-missing-label-value', () => {
  // Such an alert cannot fire either.
  it('refuses an alert on a cluster that does not exist', async () => {
    const moved = inExpr('CollectorLosesLogs', (expr) => expr.replaceAll('{job=', '{cluster="nowhere", job='))
    expect(await refusedBy(moved)).toContain('no-missing-label-value')
  })
})
