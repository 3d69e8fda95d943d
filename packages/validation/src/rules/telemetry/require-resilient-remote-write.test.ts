import { describe, expect, it } from 'vitest'
import { SPOKE_CONFIG, SPOKE_KEYS } from '../../testing/collector-keys.ts'
import { refusedBy, set, unset } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireResilientRemoteWrite } from './require-resilient-remote-write.ts'

const EXPORTER = [...SPOKE_KEYS, 'exporters', 'prometheus_remote_write'] as const

testRule(requireResilientRemoteWrite, {
  invalid: [
    {
      name: 'a queue shorter than the longest outage',
      changes: [set(SPOKE_CONFIG, [...EXPORTER, 'remote_write_queue', 'queue_size'], 96)],
    },
    {
      name: 'a client without a time-out',
      changes: [unset(SPOKE_CONFIG, [...EXPORTER, 'http', 'timeout'])],
    },
    {
      name: 'several requests at a time',
      changes: [set(SPOKE_CONFIG, [...EXPORTER, 'max_batch_request_parallelism'], 5)],
    },
  ],
})

describe('require-resilient-remote-write', () => {
  it('refuses the default time-out of 5 s, and so do other rules', async () => {
    expect(await refusedBy(unset(SPOKE_CONFIG, [...EXPORTER, 'timeout']))).toContain(
      'require-resilient-remote-write',
    )
  })
})
