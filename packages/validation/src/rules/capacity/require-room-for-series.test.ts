import { describe, expect, it } from 'vitest'
import { inExpr } from '../../testing/alerts.ts'
import { change, findingsAfter, refusedBy, unset } from '../../testing/sample-trees.ts'
import { requireRoomForSeries } from './require-room-for-series.ts'
import { testRule } from '../../testing/test-rule.ts'

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

const withBudget = (number: number) =>
  inExpr('ClusterSeriesOverBudget', (expr) => expr.replace(/> \d+$/, `> ${number}`))

const withNodes = (number: number) =>
  inExpr('ClusterNodeNotListed', (expr) => expr.replace(/> \d+$/, `> ${number}`))

testRule(requireRoomForSeries, {
  invalid: [
    {
      name: 'warns of a budget that the clusters have used up before anything happens',
      changes: [withBudget(3000)],
    },
    { name: 'counts what each node adds', changes: [withNodes(40)] },
  ],
})

describe('require-room-for-series', () => {
  it('stops no build: the number is an estimate', async () => {
    const findings = await findingsAfter(withBudget(3000))
    expect(findings.map(({ severity }) => severity)).toEqual(findings.map(() => 'warning'))
  })

  it('says which families are the most, and what to state instead', async () => {
    const [finding] = await findingsAfter(withBudget(3000))
    expect(finding?.message).toMatch(
      /^\S+ has about \d+ series at rest, and its budget is 3000: \d+ of \S+’s \w+/,
    )
    expect(finding?.fix).toMatch(/seriesBudget of \d+000 /)
  })

  it('warns of what a lost keep list lets in', async () => {
    const findings = await findingsAfter(unset('spoke ConfigMap otel-collector-*', CADVISOR))
    const found = findings.find(({ rule }) => rule === 'require-room-for-series')
    expect(found?.message).toContain('cadvisor’s container_')
  })

  it('counts the pods of each replica', async () => {
    const replicas = change('spoke Deployment it-tools', ['spec', 'replicas'], () => 200)
    expect(await refusedBy(replicas)).toContain('require-room-for-series')
  })
})
