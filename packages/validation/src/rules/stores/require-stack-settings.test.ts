import { HUB_STACK, VALUES } from '../../testing/collector-keys.ts'
import { set } from '../../testing/sample-trees.ts'
import { requireStackSettings } from './require-stack-settings.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(requireStackSettings, {
  invalid: [
    ...(
      [
        [
          'rules about what nothing collects',
          HUB_STACK,
          [...VALUES, 'defaultRules', 'rules', 'windows'],
          true,
        ],
        ['the API server’s own metrics', HUB_STACK, [...VALUES, 'kubeApiServer'], undefined],
        [
          'kubelets that are looked for where they are not',
          HUB_STACK,
          [...VALUES, 'prometheusOperator', 'kubeletEndpointSliceEnabled'],
          false,
        ],
        [
          'a data source of what is not there',
          HUB_STACK,
          [...VALUES, 'grafana', 'sidecar', 'datasources', 'alertmanager', 'enabled'],
          true,
        ],
      ] as const
    ).map(([name, object, path, value]) => ({ name, changes: [set(object, path, value)] })),
  ],
})
