import { describe, expect, it } from 'vitest'
import { inExpr } from '../../testing/alerts.ts'
import { refusedBy } from '../../testing/sample-trees.ts'
import { inQuery } from '../../testing/dashboard-changes.ts'
import { noMissingLabelValue } from './no-missing-label-value.ts'
import { testRule } from '../../testing/test-rule.ts'

const OVERVIEW = 'k8s-multicluster-overview'

testRule(noMissingLabelValue, {
  invalid: [
    {
      name: 'a level that Loki never detects',
      changes: [
        inQuery('k8s-logs-errors', 'Errors per second', (expr: string) => expr.replaceAll('error|', 'eror|')),
      ],
    },
    ...(
      [
        ['a mode', 'CPU used', 'idle', 'idl'],
        ['a phase', 'Pods running', 'Running', 'running'],
        ['one of two phases', 'CPU committed', 'Pending|Running', 'Pendin|Running'],
        ['a job', 'CPU used', 'node-exporter', 'node-exportr'],
        ['one of two jobs', 'Node CPU', 'node-exporter-metal-nodes', 'node-exporter-metal-node'],
        ['a value that is to be left out', 'Nodes not ready', '!="true"', '!="yes"'],
      ] as const
    ).map(([name, panel, right, wrong]) => ({
      name: `${name} that nothing has`,
      changes: [inQuery(OVERVIEW, panel, (expr) => expr.replace(right, wrong))],
    })),
  ],
})

describe('no-missing-label-value', () => {
  it('refuses an alert on a cluster that there is not', async () => {
    const moved = (expr: string) => expr.replaceAll('{job=', '{cluster="nowhere", job=')
    expect(await refusedBy(inExpr('CollectorLosesLogs', moved))).toContain('no-missing-label-value')
  })
})
