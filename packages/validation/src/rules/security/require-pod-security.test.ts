import { set, unset } from '../../testing/sample-trees.ts'
import { requirePodSecurity } from './require-pod-security.ts'
import { testRule } from '../../testing/test-rule.ts'

const LEVEL = ['metadata', 'labels', 'pod-security.kubernetes.io/enforce'] as const
const VERSION = ['metadata', 'labels', 'pod-security.kubernetes.io/enforce-version'] as const

testRule(requirePodSecurity, {
  invalid: [
    {
      name: 'a laxer level than its pods need',
      changes: [set('spoke Namespace rss-system', LEVEL, 'baseline')],
    },
    { name: 'a namespace without a level', changes: [unset('hub Namespace monitoring', LEVEL)] },
    { name: 'a level without a version', changes: [unset('hub Namespace monitoring', VERSION)] },
  ],
})
