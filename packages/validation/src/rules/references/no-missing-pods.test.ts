import { duplicate, set } from '../../testing/sample-trees.ts'
import { noMissingPods } from './no-missing-pods.ts'
import { testRule } from '../../testing/test-rule.ts'

const NAME = 'app.kubernetes.io/name'

testRule(noMissingPods, {
  invalid: [
    {
      name: 'a Service that leads nowhere',
      changes: [set('spoke Service kube-state-metrics', ['spec', 'selector', NAME], 'kube-state')],
    },
    {
      name: 'a policy that protects nothing',
      changes: [
        duplicate('hub NetworkPolicy loki', 'loki-again'),
        set('hub NetworkPolicy loki-again', ['spec', 'podSelector', 'matchLabels', NAME], 'other'),
      ],
    },
    {
      name: 'a Service that selects by nothing',
      changes: [set('hub Service cloudflared-metrics', ['spec', 'selector'], {})],
    },
  ],
})
