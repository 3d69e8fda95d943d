import { HUB_STACK, VALUES } from '../../testing/collector-keys.ts'
import { set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { banStackExtras } from './ban-stack-extras.ts'

testRule(banStackExtras, {
  invalid: [
    {
      name: 'the metrics of the API server',
      changes: [set(HUB_STACK, [...VALUES, 'kubeApiServer'], undefined)],
    },
    {
      name: 'a data source of a missing Alertmanager',
      changes: [
        set(HUB_STACK, [...VALUES, 'grafana', 'sidecar', 'datasources', 'alertmanager', 'enabled'], true),
      ],
    },
  ],
})
