import { HUB_LOKI, VALUES } from '../../testing/collector-keys.ts'
import { withDistributedLoki } from '../../testing/distributed-loki.ts'
import { set, unset } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireIngesterQueries } from './require-ingester-queries.ts'

const LOKI = [...VALUES, 'loki'] as const
const QUERIER = [...LOKI, 'querier'] as const
const WITHIN = [...QUERIER, 'query_ingesters_within'] as const
const MESSAGE_OF_DEFAULT =
  'querier.query_ingesters_within is not set, which means 3h, and a line is in memory for up to 16200 s: ingester.max_chunk_age and ingester.chunk_idle_period'

testRule(requireIngesterQueries, {
  valid: [
    { name: 'a window as long as lines are in memory', changes: [set(HUB_LOKI, WITHIN, '4h30m')] },
    {
      name: 'a window in the part of the values that overrides the rest',
      changes: [
        set(HUB_LOKI, WITHIN, '1h'),
        set(HUB_LOKI, [...LOKI, 'structuredConfig'], { querier: { query_ingesters_within: '0s' } }),
      ],
    },
    {
      name: 'a window that a flag states',
      changes: [
        unset(HUB_LOKI, QUERIER),
        set(HUB_LOKI, [...VALUES, 'singleBinary', 'extraArgs'], ['-querier.query-ingesters-within=0s']),
      ],
    },
  ],
  invalid: [
    {
      name: 'Loki’s default beside chunks of four hours',
      changes: [unset(HUB_LOKI, QUERIER)],
      findings: [{ severity: 'error', message: MESSAGE_OF_DEFAULT }],
    },
    {
      name: 'a window that leaves out how long a stream may be quiet',
      changes: [set(HUB_LOKI, WITHIN, '4h')],
    },
    {
      name: 'chunks that wait for a line longer than the window',
      changes: [set(HUB_LOKI, WITHIN, '5h'), set(HUB_LOKI, [...LOKI, 'ingester', 'chunk_idle_period'], '2h')],
    },
    {
      name: 'queries of the store alone',
      changes: [set(HUB_LOKI, [...QUERIER, 'query_store_only'], true)],
      findings: [{ message: 'querier.query_store_only is true: no query asks an ingester' }],
    },
    {
      name: 'a distributed Loki, once for all of its parts',
      before: withDistributedLoki,
      changes: [unset(HUB_LOKI, QUERIER)],
      findings: [{ message: MESSAGE_OF_DEFAULT }],
    },
  ],
})
