import { HUB_LOKI, VALUES } from '../../testing/collector-keys.ts'
import { set } from '../../testing/sample-trees.ts'
import { requireLokiRetention } from './require-loki-retention.ts'
import { testRule } from '../../testing/test-rule.ts'

const ofLoki = (path: readonly string[], value: unknown) => [
  set(HUB_LOKI, [...VALUES, 'loki', ...path], value),
]

testRule(requireLokiRetention, {
  invalid: [
    {
      name: 'a compactor that deletes nothing',
      changes: ofLoki(['compactor', 'retention_enabled'], false),
    },
    {
      name: 'a compactor without a store',
      changes: ofLoki(['compactor', 'delete_request_store'], undefined),
    },
    {
      name: 'a compactor with a store that no value configures',
      changes: ofLoki(['compactor', 'delete_request_store'], 's3'),
    },
    { name: 'no retention period', changes: ofLoki(['limits_config', 'retention_period'], undefined) },
    {
      name: 'a maximum age above the retention period',
      changes: ofLoki(['limits_config', 'reject_old_samples_max_age'], '168d'),
    },
  ],
})
