import { HUB_LOKI, HUB_STACK, VALUES } from '../../testing/collector-keys.ts'
import { set, unset } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { banMemoryAboveLimit } from './ban-memory-above-limit.ts'

const WAL = [...VALUES, 'loki', 'ingester', 'wal'] as const
const CEILING = [...WAL, 'replay_memory_ceiling'] as const
const CONTAINER = ['spec', 'template', 'spec', 'containers', 0] as const
const MEMORY = [...VALUES, 'singleBinary', 'resources', 'limits', 'memory'] as const

testRule(banMemoryAboveLimit, {
  valid: [
    { name: 'three quarters of the limit', changes: [set(HUB_LOKI, CEILING, '384MB')] },
    {
      name: 'a log that is switched off',
      changes: [set(HUB_LOKI, WAL, { enabled: false })],
    },
    {
      name: 'a ceiling in the part of the values that overrides the rest',
      changes: [
        unset(HUB_LOKI, CEILING),
        set(HUB_LOKI, [...VALUES, 'loki', 'structuredConfig'], {
          ingester: { wal: { replay_memory_ceiling: '256MB' } },
        }),
      ],
    },
    {
      name: 'the default of Loki in a large container',
      changes: [unset(HUB_LOKI, CEILING), set(HUB_LOKI, MEMORY, '6Gi')],
    },
  ],
  invalid: [
    { name: 'a replay of Loki without a ceiling', changes: [unset(HUB_LOKI, CEILING)] },
    { name: 'a ceiling above the limit', changes: [set(HUB_LOKI, CEILING, '4GB')] },
    { name: 'a ceiling at the limit', changes: [set(HUB_LOKI, CEILING, '512MB')] },
    {
      name: 'a limit below the ceiling',
      changes: [set(HUB_LOKI, MEMORY, '200Mi')],
    },
    {
      name: 'a limit of Go above that of a chart’s container',
      changes: [set(HUB_STACK, [...VALUES, 'kube-state-metrics', 'env', 0, 'value'], '256MiB')],
    },
    {
      name: 'a cache of a database above the limit',
      changes: [
        set('spoke StatefulSet miniflux-postgres', [...CONTAINER, 'args'], ['-c', 'shared_buffers=1GB']),
      ],
    },
  ],
})
