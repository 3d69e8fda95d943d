import type { Path } from '../../values/location.ts'
import { HUB_LOKI, VALUES } from '../../testing/collector-keys.ts'
import { set } from '../../testing/sample-trees.ts'
import { withDistributedLoki } from '../../testing/distributed-loki.ts'
import { requireMonolithicLoki } from './require-monolithic-loki.ts'
import { testRule } from '../../testing/test-rule.ts'

const value = (path: Path, given: unknown) => [set(HUB_LOKI, [...VALUES, ...path], given)]

const byS3 = [
  ...value(['loki', 'storage', 'type'], 's3'),
  ...value(['loki', 'schemaConfig', 'configs', 0, 'object_store'], 's3'),
  ...value(['loki', 'compactor', 'delete_request_store'], 's3'),
]

testRule(requireMonolithicLoki, {
  valid: [
    {
      name: 'object storage with a bucket',
      changes: [...byS3, ...value(['loki', 'storage', 'bucketNames'], { chunks: 'logs', ruler: 'logs' })],
    },
    { name: 'a Loki of parts, which another rule knows', changes: withDistributedLoki },
    { name: 'no replicas, of which the chart runs one', changes: value(['singleBinary', 'replicas'], 0) },
    {
      name: 'the default of replicas, of which the chart runs one',
      changes: value(['singleBinary', 'replicas'], undefined),
    },
  ],
  invalid: [
    { name: 'two replicas on one volume', changes: value(['singleBinary', 'replicas'], 2) },
    { name: 'object storage without a bucket', changes: byS3 },
    { name: 'replicas of another mode', changes: value(['read', 'replicas'], 3) },
    { name: 'a cache of 8 GiB', changes: value(['chunksCache'], undefined) },
  ],
})
