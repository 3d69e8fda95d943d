import type { Path } from '../../values/location.ts'
import { SPOKE_CONFIG, SPOKE_KEYS } from '../../testing/collector-keys.ts'
import { change, set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { noMissingIngest } from './no-missing-ingest.ts'

const LOGS = [...SPOKE_KEYS, 'exporters', 'otlp_http', 'endpoint']
const METRICS = [...SPOKE_KEYS, 'exporters', 'prometheus_remote_write', 'http', 'endpoint']

const replaced = (path: Path, from: string, to: string) =>
  change(SPOKE_CONFIG, path, (url: string) => url.replace(from, to))

/** An exporter of spans, in a pipeline of its own. */
const traces = (endpoint: string) => [
  set(SPOKE_CONFIG, [...SPOKE_KEYS, 'exporters', 'otlp_http/traces'], {
    endpoint,
    retry_on_failure: { enabled: true, max_elapsed_time: '0s' },
  }),
  set(SPOKE_CONFIG, [...SPOKE_KEYS, 'receivers', 'otlp'], { protocols: { http: {} } }),
  set(SPOKE_CONFIG, [...SPOKE_KEYS, 'service', 'pipelines', 'traces'], {
    receivers: ['otlp'],
    processors: ['memory_limiter'],
    exporters: ['otlp_http/traces'],
  }),
]

testRule(noMissingIngest, {
  valid: [
    {
      name: 'a push of spans to a service of the internet',
      changes: traces('https://traces.example.org'),
    },
  ],
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
    { name: 'a push of spans to the store of logs', changes: traces('http://100.107.254.112:31080') },
    {
      name: 'a push of spans to a node port without a Service',
      changes: traces('http://100.107.254.112:31100'),
    },
    {
      name: 'a push to a missing Service of the same cluster',
      changes: [set(SPOKE_CONFIG, LOGS, 'http://loki-gateway.monitoring.svc:80/otlp')],
    },
  ],
})
