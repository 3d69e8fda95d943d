import { describe, expect, it } from 'vitest'
import { inExpr } from '../../testing/alerts.ts'
import { refusedBy } from '../../testing/sample-trees.ts'
import { inQuery } from '../../testing/dashboard-changes.ts'

const OVERVIEW = 'k8s-multicluster-overview'

describe('no-missing-label-value', () => {
  it.each<[string, string, string, string]>([
    ['a mode', 'CPU used', 'idle', 'idl'],
    ['a phase', 'Pods running', 'Running', 'running'],
    ['one of two phases', 'CPU committed', 'Pending|Running', 'Pendin|Running'],
    ['a job', 'CPU used', 'node-exporter', 'node-exportr'],
    ['one of two jobs', 'Node CPU', 'node-exporter-metal-nodes', 'node-exporter-metal-node'],
    ['a value that is to be left out', 'Nodes not ready', '!="true"', '!="yes"'],
  ])('refuses %s that nothing has', async (_, panel, right, wrong) => {
    expect(await refusedBy(inQuery(OVERVIEW, panel, (expr) => expr.replace(right, wrong)))).toEqual([
      'no-missing-label-value',
    ])
  })

  it('refuses a level that Loki never detects', async () => {
    const misspelt = (expr: string) => expr.replaceAll('error|', 'eror|')
    expect(await refusedBy(inQuery('k8s-logs-errors', 'Errors per second', misspelt))).toEqual([
      'no-missing-label-value',
    ])
  })

  it('refuses an alert on a cluster that there is not', async () => {
    const moved = (expr: string) => expr.replaceAll('{job=', '{cluster="nowhere", job=')
    expect(await refusedBy(inExpr('CollectorLosesLogs', moved))).toContain('no-missing-label-value')
  })
})
