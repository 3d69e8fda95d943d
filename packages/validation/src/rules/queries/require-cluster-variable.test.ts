import { changeIn } from '../../testing/dashboard-changes.ts'
import { requireClusterVariable } from './require-cluster-variable.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(requireClusterVariable, {
  invalid: [
    ...(
      [
        ['a value for All that Loki refuses', 'allValue', '.*'],
        ['the values of another label', 'query', 'label_values(clusters)'],
      ] as const
    ).map(([name, key, value]) => ({
      name,
      changes: [changeIn('k8s-logs-pod', ['templating', 'list', 0, key], () => value)],
    })),
  ],
})
