import { HUB_COLLECTOR, HUB_KEYS, SPOKE_CONFIG, SPOKE_KEYS } from '../../testing/collector-keys.ts'
import { set, unset } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireQueueOnDisk } from './require-queue-on-disk.ts'

const EXPORTER = [...SPOKE_KEYS, 'exporters', 'otlp_http'] as const
const QUEUE = [...EXPORTER, 'sending_queue'] as const

testRule(requireQueueOnDisk, {
  invalid: [
    {
      name: 'a queue in memory',
      changes: [unset(SPOKE_CONFIG, [...QUEUE, 'storage'])],
      findings: [{ message: 'otlp_http keeps its queue in memory' }],
    },
    {
      name: 'a queue that drops lines',
      changes: [set(SPOKE_CONFIG, [...QUEUE, 'block_on_overflow'], false)],
    },
    {
      name: 'a queue measured in items',
      changes: [set(SPOKE_CONFIG, [...QUEUE, 'sizer'], 'items')],
    },
    {
      name: 'batches of any size',
      changes: [set(SPOKE_CONFIG, [...QUEUE, 'batch', 'max_size'], 0)],
    },
    {
      name: 'a queue of one MiB',
      changes: [
        set(HUB_COLLECTOR, [...HUB_KEYS, 'exporters', 'otlp_http', 'sending_queue', 'queue_size'], 1048576),
      ],
    },
    {
      name: 'an exporter that waits for hours',
      changes: [set(SPOKE_CONFIG, [...EXPORTER, 'timeout'], '30h')],
    },
  ],
})
