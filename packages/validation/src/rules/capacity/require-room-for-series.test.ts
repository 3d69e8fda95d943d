import { describe, expect, it } from 'vitest'
import { inExpr, inRecord } from '../../testing/alerts.ts'
import { change, findingsAfter, refusedBy, unset } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireRoomForSeries } from './require-room-for-series.ts'

const CADVISOR = [
  'data',
  'config.yaml',
  'receivers',
  'prometheus/kubelet',
  'config',
  'scrape_configs',
  0,
  'metric_relabel_configs',
]

const CLUSTERS = ['homelab', 'oracle-k3s']

const withBudget = (cluster: string) => inRecord(cluster, (rule) => ({ ...rule, expr: 'vector(3000)' }))

testRule(requireRoomForSeries, {
  invalid: [
    {
      name: 'a budget below the series at rest',
      changes: CLUSTERS.map(withBudget),
      findings: CLUSTERS.map((cluster) => ({
        severity: 'warning',
        message: expect.stringMatching(
          new RegExp(
            `^${cluster} has about \\d+ series at rest, and its budget is 3000: \\d+ of \\S+’s \\w+`,
          ),
        ),
        fix: expect.stringMatching(/seriesBudget of \d+000 /),
      })),
    },
    {
      name: 'forty nodes, each with its series',
      changes: [inExpr('ClusterNodeNotListed', (expr) => expr.replace(/> \d+$/, '> 40'))],
    },
  ],
})

describe('require-room-for-series', () => {
  it('names the family that a lost keep list lets in', async () => {
    const findings = await findingsAfter(unset('spoke ConfigMap otel-collector-*', CADVISOR))
    const finding = findings.find(({ rule }) => rule === 'require-room-for-series')
    expect(finding?.message).toContain('cadvisor’s container_')
  })

  it('counts the pods of each replica', async () => {
    const replicas = change('spoke Deployment it-tools', ['spec', 'replicas'], () => 200)
    expect(await refusedBy(replicas)).toContain('require-room-for-series')
  })
})
