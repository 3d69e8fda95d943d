import { HUB_COLLECTOR, HUB_KEYS, SPOKE_CONFIG, SPOKE_KEYS } from '../../testing/collector-keys.ts'
import { set } from '../../testing/sample-trees.ts'
import { requireQueueOnDisk } from './require-queue-on-disk.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(requireQueueOnDisk, {
  invalid: [
    ...(
      [
        [
          'a queue in memory',
          SPOKE_CONFIG,
          [...SPOKE_KEYS, 'exporters', 'otlp_http', 'sending_queue', 'storage'],
          undefined,
        ],
        [
          'a queue that drops',
          SPOKE_CONFIG,
          [...SPOKE_KEYS, 'exporters', 'otlp_http', 'sending_queue', 'block_on_overflow'],
          false,
        ],
        [
          'a queue that counts requests',
          SPOKE_CONFIG,
          [...SPOKE_KEYS, 'exporters', 'otlp_http', 'sending_queue', 'sizer'],
          'items',
        ],
        [
          'batches of any size',
          SPOKE_CONFIG,
          [...SPOKE_KEYS, 'exporters', 'otlp_http', 'sending_queue', 'batch', 'max_size'],
          0,
        ],
        [
          'a queue of next to nothing',
          HUB_COLLECTOR,
          [...HUB_KEYS, 'exporters', 'otlp_http', 'sending_queue', 'queue_size'],
          1048576,
        ],
        [
          'an exporter that waits for hours',
          SPOKE_CONFIG,
          [...SPOKE_KEYS, 'exporters', 'otlp_http', 'timeout'],
          '30h',
        ],
      ] as const
    ).map(([name, object, path, value]) => ({ name, changes: [set(object, path, value)] })),
  ],
})
