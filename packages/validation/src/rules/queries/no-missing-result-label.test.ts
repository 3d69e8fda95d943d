import { describe, expect, it } from 'vitest'
import { change, refusedBy } from '../../testing/sample-trees.ts'
import { changeIn, inQuery } from '../../testing/dashboard-changes.ts'

const only = ['no-missing-result-label']

describe('no-missing-result-label', () => {
  it('refuses a legend of a label that was grouped away', async () => {
    const grouped = (expr: string) => expr.replace('by (cluster, phase)', 'by (cluster)')
    expect(await refusedBy(inQuery('k8s-multicluster-overview', 'Pods by phase', grouped))).toEqual(only)
  })

  it('refuses an annotation’s text of one', async () => {
    const text = ['annotations', 'list', 0, 'textFormat'] as const
    expect(await refusedBy(changeIn('k8s-logs-pod', text, () => 'on {{node}}'))).toEqual(only)
  })

  it('refuses a choice among the values of one', async () => {
    const query = ['templating', 'list', 1, 'query'] as const
    expect(
      await refusedBy(
        changeIn('k8s-logs-pod', query, (text) => text.replace('service_namespace)', 'namespace)')),
      ),
    ).toEqual(only)
  })

  it('refuses an alert’s template of one', async () => {
    const summary = ['spec', 'groups', 1, 'rules', 0, 'annotations', 'summary'] as const
    const misspelt = (text: string) => text.replace('$labels.instance', '$labels.instances')
    expect(await refusedBy(change<string>('hub PrometheusRule fleet-telemetry', summary, misspelt))).toEqual(
      only,
    )
  })
})
