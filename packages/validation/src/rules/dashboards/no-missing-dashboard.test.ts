import { describe, expect, it } from 'vitest'
import { refusedBy, remove } from '../../testing/sample-trees.ts'
import { changeIn, setIn, unsetIn } from '../../testing/dashboard-changes.ts'
import { noMissingDashboard } from './no-missing-dashboard.ts'
import { testRule } from '../../testing/test-rule.ts'

const DATA_LINK = ['panels', 8, 'fieldConfig', 'defaults', 'links', 0, 'url']

testRule(noMissingDashboard, {
  invalid: [
    {
      name: 'a link to a dashboard that nobody makes',
      changes: [setIn('search', ['links', 0, 'url'], '/d/k8s-multicluster')],
    },
    {
      name: 'a value for a variable that is not there',
      changes: [changeIn('search', DATA_LINK, (url: string) => url.replace('var-pod', 'var-pods'))],
    },
    { name: 'an address that is none', changes: [setIn('search', ['links', 0, 'url'], 'd/k8s-logs-pod')] },
    { name: 'a link that leads nowhere', changes: [unsetIn('search', ['links', 0, 'url'])] },
  ],
})

describe('no-missing-dashboard', () => {
  it('refuses the links to a dashboard that is gone', async () => {
    expect(await refusedBy(remove('hub ConfigMap dashboard-k8s-logs-search'))).toContain(
      'no-missing-dashboard',
    )
  })
})
