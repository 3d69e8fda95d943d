import { HUB_STACK, VALUES } from '../../testing/collector-keys.ts'
import { ingressTo } from '../../testing/routes.ts'
import { own, set } from '../../testing/sample-trees.ts'
import { banExposedService } from './ban-exposed-service.ts'
import { testRule } from '../../testing/test-rule.ts'

const ofN8n = (field: string, value: unknown) => [set('spoke Service n8n', ['spec', field], value)]

testRule(banExposedService, {
  invalid: [
    { name: 'a load balancer', changes: ofN8n('type', 'LoadBalancer') },
    { name: 'a node port that Kubernetes chooses', changes: ofN8n('type', 'NodePort') },
    { name: 'an external IP', changes: ofN8n('externalIPs', ['10.0.0.7']) },
    {
      name: 'a node port of a chart',
      changes: [set(HUB_STACK, [...VALUES, 'grafana', 'service', 'type'], 'NodePort')],
    },
    {
      name: 'a store behind a controller of which the tree does not tell who reaches it',
      changes: own(
        ingressTo({ namespace: 'monitoring', service: 'loki-gateway', port: 80, className: 'nginx' }),
        'telemetry',
        'hub',
      ),
    },
    {
      name: 'an exposed metrics port of Traefik',
      changes: [
        set('spoke HelmChartConfig traefik', ['spec', 'valuesContent', 'ports'], {
          metrics: { exposedPort: 9200, expose: { default: true } },
        }),
      ],
    },
  ],
})
