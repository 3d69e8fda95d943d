import {
  HUB_COLLECTOR,
  SPOKE_AGENT,
  SPOKE_CONFIG,
  SPOKE_CONTAINER,
  SPOKE_KEYS,
  VALUES,
} from '../../testing/collector-keys.ts'
import { set } from '../../testing/sample-trees.ts'
import { requireMemoryLimiter } from './require-memory-limiter.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(requireMemoryLimiter, {
  invalid: [
    ...(
      [
        [
          'a limiter that comes second',
          SPOKE_CONFIG,
          [...SPOKE_KEYS, 'service', 'pipelines', 'logs', 'processors'],
          ['k8s_attributes', 'memory_limiter', 'resource'],
        ],
        [
          'a limit at the container’s own',
          SPOKE_CONFIG,
          [...SPOKE_KEYS, 'processors', 'memory_limiter', 'limit_mib'],
          760,
        ],
        [
          'a spike that is next to nothing',
          SPOKE_CONFIG,
          [...SPOKE_KEYS, 'processors', 'memory_limiter', 'spike_limit_mib'],
          5,
        ],
        [
          'a limiter that looks once a minute',
          SPOKE_CONFIG,
          [...SPOKE_KEYS, 'processors', 'memory_limiter', 'check_interval'],
          '60s',
        ],
        ['a limit of Go above the limiter’s', SPOKE_AGENT, [...SPOKE_CONTAINER, 'env', 3, 'value'], '700MiB'],
        ['a limit of Go that Go cannot read', HUB_COLLECTOR, [...VALUES, 'extraEnvs', 3, 'value'], '480Mi'],
      ] as const
    ).map(([name, object, path, value]) => ({ name, changes: [set(object, path, value)] })),
  ],
})
