import { set } from '../../testing/sample-trees.ts'
import { noMissingPort } from './no-missing-port.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(noMissingPort, {
  invalid: [
    {
      name: 'a Service to a port that its pods do not have',
      changes: [set('spoke Service kube-state-metrics', ['spec', 'ports', 0, 'targetPort'], 'http')],
    },
    {
      name: 'a policy that admits to a port its pods do not have',
      changes: [
        set('hub NetworkPolicy loki', ['spec', 'ingress', 0, 'ports', 3], { protocol: 'TCP', port: 'https' }),
      ],
    },
    {
      name: 'a probe of a port that its container does not have',
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
