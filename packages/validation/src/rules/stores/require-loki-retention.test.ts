import { HUB_LOKI, VALUES } from '../../testing/collector-keys.ts'
import { set } from '../../testing/sample-trees.ts'
import { requireLokiRetention } from './require-loki-retention.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(requireLokiRetention, {
  invalid: [
    {
      name: 'to take in what is older than what is kept',
      changes: [
        set(
          'hub HelmRelease loki',
          ['spec', 'values', 'loki', 'limits_config', 'reject_old_samples_max_age'],
          '168d',
        ),
      ],
    },
    ...(
      [
        [
          'a compactor that deletes nothing',
          HUB_LOKI,
          [...VALUES, 'loki', 'compactor', 'retention_enabled'],
          false,
        ],
        [
          'a compactor without a store',
          HUB_LOKI,
          [...VALUES, 'loki', 'compactor', 'delete_request_store'],
          undefined,
        ],
        [
          'logs that are kept for ever',
          HUB_LOKI,
          [...VALUES, 'loki', 'limits_config', 'retention_period'],
          undefined,
        ],
      ] as const
    ).map(([name, object, path, value]) => ({ name, changes: [set(object, path, value)] })),
  ],
})
