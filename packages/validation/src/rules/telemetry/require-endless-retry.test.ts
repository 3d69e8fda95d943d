import { SPOKE_CONFIG, SPOKE_KEYS } from '../../testing/collector-keys.ts'
import { set } from '../../testing/sample-trees.ts'
import { requireEndlessRetry } from './require-endless-retry.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(requireEndlessRetry, {
  invalid: [
    ...(
      [
        [
          'a receiver that does not retry',
          SPOKE_CONFIG,
          [...SPOKE_KEYS, 'receivers', 'file_log', 'retry_on_failure', 'enabled'],
          false,
        ],
        [
          'an exporter that gives up',
          SPOKE_CONFIG,
          [...SPOKE_KEYS, 'exporters', 'otlp_http', 'retry_on_failure', 'max_elapsed_time'],
          '300s',
        ],
        [
          'an exporter by its default, which gives up',
          SPOKE_CONFIG,
          [...SPOKE_KEYS, 'exporters', 'prometheus_remote_write', 'retry_on_failure', 'max_elapsed_time'],
          undefined,
        ],
        [
          'an exporter that waits for hours',
          SPOKE_CONFIG,
          [...SPOKE_KEYS, 'exporters', 'otlp_http', 'retry_on_failure', 'max_interval'],
          '30h',
        ],
      ] as const
    ).map(([name, object, path, value]) => ({ name, changes: [set(object, path, value)] })),
  ],
})
