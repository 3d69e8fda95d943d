import type { Path } from '../../values/location.ts'
import { SPOKE_CONFIG, SPOKE_KEYS } from '../../testing/collector-keys.ts'
import { change, set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { noMissingIngest } from './no-missing-ingest.ts'

const LOGS = [...SPOKE_KEYS, 'exporters', 'otlp_http', 'endpoint']
const METRICS = [...SPOKE_KEYS, 'exporters', 'prometheus_remote_write', 'http', 'endpoint']

const replaced = (path: Path, from: string, to: string) =>
  change(SPOKE_CONFIG, path, (url: string) => url.replace(from, to))

testRule(noMissingIngest, {
  invalid: [
    { name: 'a push to a node port without a Service', changes: [replaced(LOGS, '31080', '31081')] },
    { name: 'a push of logs to the store of metrics', changes: [replaced(LOGS, '31080', '31090')] },
    {
      name: 'a push of metrics to the store of logs',
      changes: [
        set(SPOKE_CONFIG, [...SPOKE_KEYS, 'service', 'pipelines', 'metrics', 'exporters', 1], 'otlp_http'),
      ],
    },
    { name: 'a path that the store does not serve', changes: [replaced(LOGS, '/otlp', '/otlp/v1/logs')] },
    { name: 'a push by TLS to a store without it', changes: [replaced(METRICS, 'http:', 'https:')] },
    {
      name: 'a push to a missing Service of the same cluster',
      changes: [set(SPOKE_CONFIG, LOGS, 'http://loki-gateway.monitoring.svc:80/otlp')],
    },
  ],
})
