import { inPanel } from '../../testing/dashboard-changes.ts'
import { testRule } from '../../testing/test-rule.ts'
import { noMissingLinkVariable } from './no-missing-link-variable.ts'

const URL = '/d/k8s-logs-pod?var-cluster=$cluster&var-pods=web-0&${__url_time_range}'

testRule(noMissingLinkVariable, {
  invalid: [
    {
      name: 'a link that sets a variable which the other dashboard does not have',
      changes: [
        inPanel('search', 'Hits by namespace', (panel) => ({
          ...panel,
          links: [{ title: 'Logs', url: URL }],
        })),
      ],
      findings: [{ fix: 'did you mean "pod"?' }],
    },
  ],
})
