import { HUB_LOKI, VALUES } from '../../testing/collector-keys.ts'
import { withDistributedLoki } from '../../testing/distributed-loki.ts'
import { set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import type { Path } from '../../values/location.ts'
import { requireLokiParts } from './require-loki-parts.ts'

const before = withDistributedLoki
const value = (path: Path, given: unknown) => [set(HUB_LOKI, [...VALUES, ...path], given)]
const changed = (name: string, path: Path, given: unknown) => ({ name, before, changes: value(path, given) })

testRule(requireLokiParts, {
  valid: [
    { name: 'one pod of each part, and three ingesters', changes: before },
    {
      name: 'zones that an operator rolls one by one',
      before,
      changes: [
        ...value(['ingester', 'zoneAwareReplication', 'enabled'], true),
        ...value(['rollout_operator'], { enabled: true }),
      ],
    },
    changed('a bucket that the chart configures', ['loki', 'storage', 'bucketNames'], { chunks: 'logs' }),
  ],
  invalid: [
    changed('no query scheduler', ['queryScheduler', 'replicas'], 0),
    changed('the default of distributors, which is none', ['distributor', 'replicas'], undefined),
    changed('two compactors', ['compactor', 'replicas'], 2),
    changed('one process beside the parts', ['singleBinary', 'replicas'], 1),
    changed('zones without an operator', ['ingester', 'zoneAwareReplication'], undefined),
    changed('ingesters without a volume', ['ingester', 'persistence', 'enabled'], false),
    changed('a cache of 8 GiB', ['chunksCache'], undefined),
  ],
})
