import { HUB_LOKI, VALUES } from '../../testing/collector-keys.ts'
import { set } from '../../testing/sample-trees.ts'
import { requireLokiIngestionLimits } from './require-loki-ingestion-limits.ts'
import { testRule } from '../../testing/test-rule.ts'

const limit = (key: string, value: unknown) => [
  set(HUB_LOKI, [...VALUES, 'loki', 'limits_config', key], value),
]

testRule(requireLokiIngestionLimits, {
  invalid: [
    { name: 'a burst below what a collector sends', changes: limit('ingestion_burst_size_mb', 1) },
    {
      name: 'a limit of the gateway below a batch',
      changes: [
        set(
          HUB_LOKI,
          [...VALUES, 'gateway', 'nginxConfig', 'file'],
          'http {\n  client_max_body_size 1M;\n  server {\n    listen 8080;\n    listen 8081;\n    location = /otlp/v1/logs {\n      proxy_pass http://loki.monitoring.svc.cluster.local:3100;\n    }\n  }\n}\n',
        ),
      ],
    },
    { name: 'a maximum age of an hour', changes: limit('reject_old_samples_max_age', '1h') },
    { name: 'no grace for a clock that is ahead', changes: limit('creation_grace_period', '0s') },
    { name: 'a rate in the wrong unit', changes: limit('per_stream_rate_limit_burst', '16KB') },
  ],
})
