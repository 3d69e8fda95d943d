import { expect } from 'vitest'
import { withDistributedLoki } from '../../testing/distributed-loki.ts'
import { withBucket } from '../../testing/object-storage.ts'
import { set } from '../../testing/sample-trees.ts'
import { testChangeRule } from '../../testing/test-rule.ts'
import { requireEmptiedLokiVolume } from './require-emptied-loki-volume.ts'

const LOKI = 'hub HelmRelease loki'
const CONFIGS = ['spec', 'values', 'loki', 'schemaConfig', 'configs']

const schema = {
  from: '2025-01-01',
  store: 'tsdb',
  object_store: 's3',
  schema: 'v13',
  index: { prefix: 'index_', period: '24h' },
}

const inBucket = set(LOKI, CONFIGS, [schema])

testChangeRule(requireEmptiedLokiVolume, {
  valid: [
    {
      name: 'a distributed Loki that gets another ingester',
      before: withDistributedLoki,
      changes: [set(LOKI, ['spec', 'values', 'ingester', 'replicas'], 4)],
    },
  ],
  invalid: [
    {
      name: 'a Loki that has stored in a bucket since a day, and before on its volume',
      before: [...withBucket()],
      changes: [...withDistributedLoki, inBucket],
      findings: [
        {
          severity: 'warning',
          impact: expect.stringContaining('before 2026-12-15 are on the volume') as string,
          fix: expect.stringContaining('see that the retention, 168h, has passed since 2026-12-15') as string,
        },
      ],
    },
    {
      name: 'a Loki that has stored in a bucket from its first day on',
      before: [...withBucket(), inBucket],
      changes: [...withDistributedLoki],
      findings: [{ severity: 'warning', fix: expect.stringContaining('/flush') as string }],
    },
    {
      name: 'a Loki whose logs are all on its volume',
      changes: withDistributedLoki,
      findings: [{ severity: 'error', impact: expect.stringContaining('none of them is found') as string }],
    },
  ],
})
