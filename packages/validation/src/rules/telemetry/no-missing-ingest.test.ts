import type { Path } from '../../values/location.ts'
import { change, set } from '../../testing/sample-trees.ts'
import { noMissingIngest } from './no-missing-ingest.ts'
import { testRule } from '../../testing/test-rule.ts'

const CONFIG = 'spoke ConfigMap otel-collector-*'
const EXPORTERS = ['data', 'config.yaml', 'exporters'] as const
const PIPELINES = ['data', 'config.yaml', 'service', 'pipelines'] as const
const LOGS = [...EXPORTERS, 'otlp_http', 'endpoint']
const METRICS = [...EXPORTERS, 'prometheus_remote_write', 'http', 'endpoint']

const replaced = (path: Path, from: string, to: string) =>
  change(CONFIG, path, (url: string) => url.replace(from, to))

testRule(noMissingIngest, {
  invalid: [
    { name: 'a push to a node port that no Service has', changes: [replaced(LOGS, '31080', '31081')] },
    { name: 'logs pushed to the store of metrics', changes: [replaced(LOGS, '31080', '31090')] },
    {
      name: 'metrics pushed by OTLP to the store of logs',
      changes: [set(CONFIG, [...PIPELINES, 'metrics', 'exporters', 1], 'otlp_http')],
    },
    { name: 'a path that the store does not serve', changes: [replaced(LOGS, '/otlp', '/otlp/v1/logs')] },
    { name: 'a push by TLS to a store that has none', changes: [replaced(METRICS, 'http:', 'https:')] },
    {
      name: 'a push inside the cluster to a Service that nobody makes',
      changes: [set(CONFIG, LOGS, 'http://loki-gateway.monitoring.svc:80/otlp')],
    },
  ],
})
