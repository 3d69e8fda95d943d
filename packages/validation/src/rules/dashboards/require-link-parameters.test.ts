import { inPanel, setIn, unsetIn } from '../../testing/dashboard-changes.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireLinkParameters } from './require-link-parameters.ts'

const leadTo = (url: string) =>
  inPanel('search', 'Hits by namespace', (panel) => ({ ...panel, links: [{ title: 'Logs', url }] }))

testRule(requireLinkParameters, {
  valid: [
    {
      name: 'a link with the cluster and the time range',
      changes: [leadTo('/d/k8s-logs-pod?var-cluster=$cluster&${__url_time_range}')],
    },
  ],
  invalid: [
    {
      name: 'a menu without the variables',
      changes: [unsetIn('search', ['links', 0, 'includeVars'])],
      findings: [{ severity: 'warning', fix: 'set includeVars to true' }],
    },
    {
      name: 'a menu without the time range',
      changes: [setIn('search', ['links', 0, 'keepTime'], false)],
      findings: [{ fix: 'set keepTime to true' }],
    },
    {
      name: 'a link without a cluster',
      changes: [leadTo('/d/k8s-logs-pod?${__url_time_range}')],
    },
    {
      name: 'a link without the time range',
      changes: [leadTo('/d/k8s-logs-pod?var-cluster=$cluster')],
    },
  ],
})
