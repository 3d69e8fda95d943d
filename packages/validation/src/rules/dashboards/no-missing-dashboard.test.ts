import { describe, expect, it } from 'vitest'
import { refusedBy, remove } from '../../testing/sample-trees.ts'
import { changeIn, setIn, unsetIn } from '../../testing/dashboard-changes.ts'

const DATA_LINK = ['panels', 8, 'fieldConfig', 'defaults', 'links', 0, 'url']

describe('no-missing-dashboard', () => {
  it('refuses a link to a dashboard that nobody makes', async () => {
    expect(await refusedBy(setIn('search', ['links', 0, 'url'], '/d/k8s-multicluster'))).toEqual([
      'no-missing-dashboard',
    ])
  })

  it('refuses a value for a variable that is not there', async () => {
    const misspelt = (url: string) => url.replace('var-pod', 'var-pods')
    expect(await refusedBy(changeIn('search', DATA_LINK, misspelt))).toEqual(['no-missing-dashboard'])
  })

  it('refuses an address that is none', async () => {
    expect(await refusedBy(setIn('search', ['links', 0, 'url'], 'd/k8s-logs-pod'))).toEqual([
      'no-missing-dashboard',
    ])
  })

  it('refuses a link that leads nowhere', async () => {
    expect(await refusedBy(unsetIn('search', ['links', 0, 'url']))).toEqual(['no-missing-dashboard'])
  })

  it('refuses the links to a dashboard that is gone', async () => {
    expect(await refusedBy(remove('hub ConfigMap dashboard-k8s-logs-search'))).toContain(
      'no-missing-dashboard',
    )
  })
})
