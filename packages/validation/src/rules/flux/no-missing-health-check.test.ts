import { set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { noMissingHealthCheck } from './no-missing-health-check.ts'

const checked = (layer: string, kind: string, name: string) =>
  set(
    `spoke Kustomization ${layer}`,
    ['spec', 'healthChecks'],
    [{ apiVersion: 'apps/v1', kind, name, namespace: 'rss-system' }],
  )

testRule(noMissingHealthCheck, {
  valid: [
    {
      name: 'the health of a Deployment of the layer',
      changes: [checked('workloads', 'Deployment', 'miniflux')],
    },
  ],
  invalid: [
    {
      name: 'the health of a Deployment that does not exist',
      changes: [checked('workloads', 'Deployment', 'mini-flux')],
    },
    {
      name: 'the health of a Deployment of a later layer',
      changes: [checked('sources', 'Deployment', 'miniflux')],
    },
  ],
})
