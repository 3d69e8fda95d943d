import { describe, expect, it } from 'vitest'
import { SPOKE_CONFIG, SPOKE_KEYS } from '../../testing/collector-keys.ts'
import { refusedBy, set, unset } from '../../testing/sample-trees.ts'
import { requirePatientRemoteWrite } from './require-patient-remote-write.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(requirePatientRemoteWrite, {
  invalid: [
    ...(
      [
        [
          'a client that waits for ever',
          SPOKE_CONFIG,
          [...SPOKE_KEYS, 'exporters', 'prometheus_remote_write', 'http', 'timeout'],
          undefined,
        ],
        [
          'a queue too short for the outage',
          SPOKE_CONFIG,
          [...SPOKE_KEYS, 'exporters', 'prometheus_remote_write', 'remote_write_queue', 'queue_size'],
          96,
        ],
        [
          'several requests at a time',
          SPOKE_CONFIG,
          [...SPOKE_KEYS, 'exporters', 'prometheus_remote_write', 'max_batch_request_parallelism'],
          5,
        ],
      ] as const
    ).map(([name, object, path, value]) => ({ name, changes: [set(object, path, value)] })),
  ],
})

describe('require-patient-remote-write', () => {
  it('refuses an exporter that gives up after its default of 5 s, before the window of the stores ends', async () => {
    expect(
      await refusedBy(
        unset(SPOKE_CONFIG, [...SPOKE_KEYS, 'exporters', 'prometheus_remote_write', 'timeout']),
      ),
    ).toContain('require-patient-remote-write')
  })
})
