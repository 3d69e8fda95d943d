import { describe, expect, it } from 'vitest'
import { objectOf, setIn, unsetIn } from '../../testing/dashboard-changes.ts'
import { refusedBy, remove } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { noMissingDashboard } from './no-missing-dashboard.ts'

const URL = ['links', 0, 'url']

testRule(noMissingDashboard, {
  invalid: [
    {
      name: 'a link to a dashboard that does not exist',
      changes: [setIn('search', URL, '/d/k8s-logs-pods')],
      findings: [{ fix: 'did you mean "k8s-logs-pod"?' }],
    },
    { name: 'a relative address', changes: [setIn('search', URL, 'd/k8s-logs-pod')] },
    { name: 'a link without an address', changes: [unsetIn('search', URL)] },
  ],
})

describe('no-missing-dashboard', () => {
  // The file of the object is missing, too.
  it('refuses the links to a dashboard that is gone', async () => {
    expect(await refusedBy(remove(objectOf('search')))).toContain('no-missing-dashboard')
  })
})
