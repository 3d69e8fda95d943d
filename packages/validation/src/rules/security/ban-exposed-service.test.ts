import { set } from '../../testing/sample-trees.ts'
import { banExposedService } from './ban-exposed-service.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(banExposedService, {
  invalid: [
    { name: 'a load balancer', changes: [set('spoke Service n8n', ['spec', 'type'], 'LoadBalancer')] },
    {
      name: 'a node port that Kubernetes chooses',
      changes: [set('spoke Service n8n', ['spec', 'type'], 'NodePort')],
    },
    {
      name: 'an address outside',
      changes: [set('spoke Service n8n', ['spec', 'externalIPs'], ['10.0.0.7'])],
    },
    {
      name: 'a chart’s Service with a node port',
      changes: [
        set(
          'hub HelmRelease kube-prometheus-stack',
          ['spec', 'values', 'grafana', 'service', 'type'],
          'NodePort',
        ),
      ],
    },
  ],
})
