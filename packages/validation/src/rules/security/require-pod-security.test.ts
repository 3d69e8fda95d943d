import { set, unset } from '../../testing/sample-trees.ts'
import { requirePodSecurity } from './require-pod-security.ts'
import { testRule } from '../../testing/test-rule.ts'

const LABELS = ['metadata', 'labels'] as const
const LEVEL = [...LABELS, 'pod-security.kubernetes.io/enforce'] as const

testRule(requirePodSecurity, {
  invalid: [
    {
      name: 'pods that need more than their namespace allows',
      changes: [set('spoke Namespace monitoring', LEVEL, 'restricted')],
    },
    {
      name: 'a namespace that allows more than its pods need',
      changes: [set('spoke Namespace rss-system', LEVEL, 'baseline')],
    },
    { name: 'a namespace without a level', changes: [unset('hub Namespace monitoring', LEVEL)] },
    {
      name: 'a namespace that does not say by which version',
      changes: [unset('hub Namespace monitoring', [...LABELS, `${LEVEL[2]}-version`])],
    },
    {
      name: 'a label that the API server does not know',
      changes: [
        set('hub Namespace monitoring', [...LABELS, 'pod-security.kubernetes.io/enfroce'], 'baseline'),
      ],
    },
  ],
})
