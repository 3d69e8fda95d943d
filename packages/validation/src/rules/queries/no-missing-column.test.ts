import { describe, expect, it } from 'vitest'
import { refusedBy } from '../../testing/committed-trees.ts'
import { inDashboard, inQuery } from '../../testing/dashboards.ts'

const only = ['no-missing-column']

/** Changes the text of the panels of a dashboard. */
const inText = (wrong: string, right: string) =>
  inDashboard<readonly object[]>('k8s-multicluster-overview', ['panels'], (panels) =>
    panels.map((panel) => JSON.parse(JSON.stringify(panel).replace(wrong, right)) as object),
  )

describe('no-missing-column', () => {
  it('refuses a new name for a label that was grouped away', async () => {
    const grouped = (expr: string) =>
      expr.replace('by (cluster, namespace, daemonset)', 'by (cluster, namespace)')
    expect(
      await refusedBy(
        inQuery('k8s-multicluster-overview', 'DaemonSets', grouped),
        inText('"daemonset":"DaemonSet"', '"damonset":"DaemonSet"'),
      ),
    ).toEqual(only)
  })

  it('refuses a format for a column that is called otherwise', async () => {
    expect(await refusedBy(inText('"Value #F":"Out"', '"Value #F":"Sent"'))).toEqual(only)
  })

  it('refuses a link by a label that the series does not have', async () => {
    expect(await refusedBy(inText('${__field.labels.namespace}', '${__field.labels.namespaces}'))).toEqual(
      only,
    )
  })
})
