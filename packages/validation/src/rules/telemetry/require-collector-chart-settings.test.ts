import { HUB_COLLECTOR, VALUES } from '../../testing/collector-keys.ts'
import { set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireCollectorChartSettings } from './require-collector-chart-settings.ts'

testRule(requireCollectorChartSettings, {
  valid: [
    {
      name: 'an open port with a receiver',
      changes: [
        set(HUB_COLLECTOR, [...VALUES, 'ports', 'otlp-http'], { enabled: true, hostPort: 0 }),
        set(HUB_COLLECTOR, [...VALUES, 'alternateConfig', 'receivers', 'otlp'], {
          protocols: { http: { endpoint: '0.0.0.0:4318' } },
        }),
        set(
          HUB_COLLECTOR,
          [...VALUES, 'alternateConfig', 'service', 'pipelines', 'logs', 'receivers', 1],
          'otlp',
        ),
      ],
    },
  ],
  invalid: [
    {
      name: 'an open port without a receiver',
      changes: [set(HUB_COLLECTOR, [...VALUES, 'ports', 'zipkin', 'enabled'], true)],
    },
  ],
})
