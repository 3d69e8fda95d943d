import { describe, expect, it } from 'vitest'
import { refusedBy } from '../../testing/sample-trees.ts'
import { inPanel, setIn, unsetIn } from '../../testing/dashboard-changes.ts'

describe('require-series-name', () => {
  it.each([
    ['no legend', unsetIn('search', ['panels', 5, 'targets', 0, 'legendFormat'])],
    ['one that forgets a label', setIn('search', ['panels', 5, 'targets', 0, 'legendFormat'], '{{cluster}}')],
    ['one that is hidden', setIn('search', ['panels', 5, 'options', 'legend', 'showLegend'], false)],
  ])('refuses several series with %s', async (_, broken) => {
    expect(await refusedBy(broken)).toEqual(['require-series-name'])
  })

  it('lets Grafana find the name itself', async () => {
    const automatic = inPanel('k8s-multicluster-overview', 'Node CPU', (panel) => ({
      ...panel,
      targets: panel.targets?.map((target) => ({ ...target, legendFormat: '__auto' })),
    }))
    expect(await refusedBy(automatic)).toEqual([])
  })
})
