import { HUB_LOKI, VALUES } from '../../testing/collector-keys.ts'
import { set } from '../../testing/sample-trees.ts'
import { requireLokiIntake } from './require-loki-intake.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(requireLokiIntake, {
  invalid: [
    ...(
      [
        [
          'a body limit below a batch',
          HUB_LOKI,
          [...VALUES, 'gateway', 'nginxConfig', 'file'],
          'http {\n  client_max_body_size 1M;\n  server {\n    listen 8081;\n  }\n}\n',
        ],
        [
          'a burst below what a collector sends',
          HUB_LOKI,
          [...VALUES, 'loki', 'limits_config', 'ingestion_burst_size_mb'],
          1,
        ],
        [
          'lines refused after an hour',
          HUB_LOKI,
          [...VALUES, 'loki', 'limits_config', 'reject_old_samples_max_age'],
          '1h',
        ],
        [
          'lines of a clock that is ahead',
          HUB_LOKI,
          [...VALUES, 'loki', 'limits_config', 'creation_grace_period'],
          '0s',
        ],
        [
          'a rate in another unit',
          HUB_LOKI,
          [...VALUES, 'loki', 'limits_config', 'per_stream_rate_limit_burst'],
          '16KB',
        ],
      ] as const
    ).map(([name, object, path, value]) => ({ name, changes: [set(object, path, value)] })),
  ],
})
