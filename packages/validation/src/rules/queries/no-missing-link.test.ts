import { describe, expect, it } from 'vitest'
import { refusedBy } from '../../testing/committed-trees.ts'
import { inDashboard } from '../../testing/dashboards.ts'

const inUrls = (wrong: string, right: string) =>
  inDashboard<readonly object[]>('k8s-multicluster-overview', ['panels'], (panels) =>
    panels.map((panel) => JSON.parse(JSON.stringify(panel).replace(wrong, right)) as object),
  )

describe('no-missing-link', () => {
  it('refuses a link to a dashboard that there is not', async () => {
    const moved = (url: string) => `${url}s`
    expect(await refusedBy(inDashboard('k8s-multicluster-overview', ['links', 0, 'url'], moved))).toEqual([
      'no-missing-link',
    ])
  })

  it('refuses a choice of a variable that it does not have', async () => {
    expect(await refusedBy(inUrls('var-namespace=', 'var-namespaces='))).toEqual(['no-missing-link'])
  })
})
