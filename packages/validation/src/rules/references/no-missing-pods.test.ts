import { duplicate, set } from '../../testing/sample-trees.ts'
import { noMissingPods } from './no-missing-pods.ts'
import { testRule } from '../../testing/test-rule.ts'

const NAME = 'app.kubernetes.io/name'

testRule(noMissingPods, {
  invalid: [
    {
      name: 'a Service with a selector that matches no pods',
      changes: [set('spoke Service kube-state-metrics', ['spec', 'selector', NAME], 'kube-state')],
    },
    {
      name: 'a Service for the scrapes of Flux that selects none of its controllers',
      changes: [set('spoke Service helm-controller-metrics', ['spec', 'selector', 'app'], 'helm')],
    },
    {
      name: 'a policy with a selector that matches no pods',
      changes: [
        duplicate('hub NetworkPolicy loki', 'loki-again'),
        set('hub NetworkPolicy loki-again', ['spec', 'podSelector', 'matchLabels', NAME], 'other'),
      ],
    },
    {
      name: 'a policy that admits missing pods',
      changes: [
        set('spoke NetworkPolicy miniflux-postgres', ['spec', 'ingress', 0, 'from', 0], {
          podSelector: { matchLabels: { [NAME]: 'minifluxx' } },
        }),
      ],
    },
    {
      name: 'a Service with an empty selector',
      changes: [set('hub Service cloudflared-metrics', ['spec', 'selector'], {})],
    },
  ],
})
