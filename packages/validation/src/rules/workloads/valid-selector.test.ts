import { set } from '../../testing/sample-trees.ts'
import { validSelector } from './valid-selector.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(validSelector, {
  invalid: [
    {
      name: 'a controller that selects by nothing',
      changes: [set('hub Deployment cloudflared', ['spec', 'selector', 'matchLabels'], {})],
    },
    {
      name: 'a controller that selects its neighbours',
      changes: [
        set('spoke Deployment n8n', ['spec', 'selector', 'matchLabels'], {
          'app.kubernetes.io/part-of': 'observability-fleet',
        }),
      ],
    },
    {
      name: 'a controller that does not select its own pods',
      changes: [
        set(
          'spoke DaemonSet otel-collector',
          ['spec', 'selector', 'matchLabels', 'app.kubernetes.io/name'] as const,
          'agent',
        ),
      ],
    },
  ],
})
