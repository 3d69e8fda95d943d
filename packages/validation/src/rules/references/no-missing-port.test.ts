import { set } from '../../testing/sample-trees.ts'
import { noMissingPort } from './no-missing-port.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(noMissingPort, {
  invalid: [
    {
      name: 'a Service with a targetPort that its pods lack',
      changes: [set('spoke Service kube-state-metrics', ['spec', 'ports', 0, 'targetPort'], 'http')],
    },
    {
      name: 'a policy for a port that its pods lack',
      changes: [
        set('hub NetworkPolicy loki', ['spec', 'ingress', 0, 'ports', 3], { protocol: 'TCP', port: 'https' }),
      ],
    },
    {
      name: 'a probe of a port that its container lacks',
      changes: [
        set(
          'spoke Deployment kube-state-metrics',
          ['spec', 'template', 'spec', 'containers', 0, 'readinessProbe', 'httpGet', 'port'],
          8082,
        ),
      ],
    },
  ],
})
