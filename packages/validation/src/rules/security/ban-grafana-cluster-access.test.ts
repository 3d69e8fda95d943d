import { HUB_STACK, VALUES } from '../../testing/collector-keys.ts'
import { unset } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { banGrafanaClusterAccess } from './ban-grafana-cluster-access.ts'

testRule(banGrafanaClusterAccess, {
  invalid: [
    {
      name: 'sidecars that read every Secret',
      changes: [unset(HUB_STACK, [...VALUES, 'grafana', 'rbac'])],
    },
  ],
})
