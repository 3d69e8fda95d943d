import { describe, expect, it } from 'vitest'
import { changeIn, inPanel, objectOf } from '../../testing/dashboard-changes.ts'
import { refusedBy, remove } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { noMissingDashboard } from './no-missing-dashboard.ts'

/** Another address for the first link from a value of the search. */
const leadTo = (url: string) =>
  inPanel('search', 'Hits by namespace', (panel) => ({
    ...panel,
    links: [{ title: 'Logs', url }],
  }))

testRule(noMissingDashboard, {
  invalid: [
    {
      name: 'a link to a dashboard that does not exist',
      changes: [leadTo('/d/k8s-logs-pods?${__all_variables}&${__url_time_range}')],
      findings: [{ fix: 'did you mean "k8s-logs-pod"?' }],
    },
    {
      name: 'a relative address',
      changes: [leadTo('d/k8s-logs-pod?${__all_variables}&${__url_time_range}')],
    },
    { name: 'a link without an address', changes: [leadTo('')] },
    {
      name: 'a menu of a tag that no dashboard has',
      changes: [
        changeIn<readonly object[]>('search', ['links'], ([menu, ...others]) => [
          menu,
          ...others,
          { ...menu, tags: ['floet'] },
        ]),
      ],
    },
  ],
})

describe('no-missing-dashboard', () => {
  // The file of the object is missing, too.
  it('refuses the links to a dashboard that is gone', async () => {
    expect(await refusedBy(remove(objectOf('pod')))).toContain('no-missing-dashboard')
  })
})
