import { describe, expect, it } from 'vitest'
import { inAlert, inExpr } from '../../testing/alerts.ts'
import { refusedBy } from '../../testing/sample-trees.ts'

describe('require-absence-alert', () => {
  it.each(['ClusterMetricsAbsent', 'ClusterLogsAbsent'])('refuses a cluster without %s', async (name) => {
    expect(await refusedBy(inAlert(name, () => []))).toEqual(['require-absence-alert'])
  })

  it('refuses one that watches a single job', async () => {
    const narrowed = (expr: string) => expr.replace('"}', '", job="node-exporter"}')
    expect(await refusedBy(inExpr('ClusterMetricsAbsent', narrowed))).toEqual(['require-absence-alert'])
  })

  it.each([
    ['waits for the count of lines to go', (expr: string) => expr.replace(/^[^]*\nor /, '')],
    ['fires as long as lines arrive', (expr: string) => expr.replace('== 0', '!= 0')],
  ])('refuses one that only %s', async (_, half) => {
    expect(await refusedBy(inExpr('ClusterLogsAbsent', half))).toEqual(['require-absence-alert'])
  })

  it('refuses one that tells it the day after', async () => {
    expect(await refusedBy(inAlert('ClusterMetricsAbsent', (rule) => ({ ...rule, for: '1d' })))).toEqual([
      'require-absence-alert',
    ])
  })
})
