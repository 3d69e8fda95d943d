import { SPOKE_AGENT } from '../../testing/collector-keys.ts'
import { set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { validSelector } from './valid-selector.ts'

const LABELS = ['spec', 'selector', 'matchLabels'] as const

testRule(validSelector, {
  invalid: [
    {
      name: 'a controller that does not select its own pods',
      changes: [set(SPOKE_AGENT, [...LABELS, 'app.kubernetes.io/name'], 'agent')],
    },
    {
      name: 'a controller that selects the pods of another',
      changes: [set('spoke Deployment n8n', LABELS, { 'app.kubernetes.io/part-of': 'observability-fleet' })],
    },
    { name: 'an empty selector', changes: [set('hub Deployment cloudflared', LABELS, {})] },
  ],
})
