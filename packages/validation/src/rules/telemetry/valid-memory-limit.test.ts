import {
  HUB_COLLECTOR,
  SPOKE_AGENT,
  SPOKE_CONFIG,
  SPOKE_CONTAINER,
  SPOKE_KEYS,
  VALUES,
} from '../../testing/collector-keys.ts'
import { set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { validMemoryLimit } from './valid-memory-limit.ts'

const LIMITER = [...SPOKE_KEYS, 'processors', 'memory_limiter'] as const

testRule(validMemoryLimit, {
  invalid: [
    {
      name: 'a limiter at the container’s own limit',
      changes: [set(SPOKE_CONFIG, [...LIMITER, 'limit_mib'], 760)],
    },
    { name: 'a spike limit near zero', changes: [set(SPOKE_CONFIG, [...LIMITER, 'spike_limit_mib'], 5)] },
    {
      name: 'a limiter that checks once a minute',
      changes: [set(SPOKE_CONFIG, [...LIMITER, 'check_interval'], '60s')],
    },
    {
      name: 'GOMEMLIMIT above the limiter’s limit',
      changes: [set(SPOKE_AGENT, [...SPOKE_CONTAINER, 'env', 3, 'value'], '700MiB')],
    },
    {
      name: 'GOMEMLIMIT in a unit that Go does not know',
      changes: [set(HUB_COLLECTOR, [...VALUES, 'extraEnvs', 3, 'value'], '480Mi')],
    },
  ],
})
