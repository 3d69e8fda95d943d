import { SPOKE_CONFIG, SPOKE_KEYS } from '../../testing/collector-keys.ts'
import { set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireMemoryLimiter } from './require-memory-limiter.ts'

testRule(requireMemoryLimiter, {
  invalid: [
    {
      name: 'a memory limiter in the second place',
      changes: [
        set(
          SPOKE_CONFIG,
          [...SPOKE_KEYS, 'service', 'pipelines', 'logs', 'processors'],
          ['k8s_attributes', 'memory_limiter', 'resource'],
        ),
      ],
    },
  ],
})
