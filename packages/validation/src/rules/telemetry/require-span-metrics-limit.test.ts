import { describe, expect, it } from 'vitest'
import { SPOKE_CONFIG, SPOKE_KEYS } from '../../testing/collector-keys.ts'
import { findingsAfter, set, type Change } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireSpanMetricsLimit } from './require-span-metrics-limit.ts'

const REMOTE_WRITE = 'prometheus_remote_write/span_metrics'

/** A collector that counts the spans which programs send it. */
const counting = (connector: object): readonly Change[] => [
  set(SPOKE_CONFIG, [...SPOKE_KEYS, 'connectors'], { span_metrics: connector }),
  set(SPOKE_CONFIG, [...SPOKE_KEYS, 'receivers', 'otlp'], { protocols: { http: {} } }),
  set(SPOKE_CONFIG, [...SPOKE_KEYS, 'exporters', REMOTE_WRITE], {
    http: { endpoint: 'http://100.107.254.112:31090/api/v1/write', timeout: '30s' },
    timeout: '1h',
    retry_on_failure: { enabled: true, max_elapsed_time: '0s' },
    remote_write_queue: { enabled: true, queue_size: 60 },
    max_batch_request_parallelism: 1,
    external_labels: { cluster: 'oracle-k3s' },
  }),
  set(SPOKE_CONFIG, [...SPOKE_KEYS, 'service', 'pipelines', 'traces'], {
    receivers: ['otlp'],
    processors: ['memory_limiter', 'resource'],
    exporters: ['span_metrics'],
  }),
  set(SPOKE_CONFIG, [...SPOKE_KEYS, 'service', 'pipelines', 'metrics/spans'], {
    receivers: ['span_metrics'],
    processors: ['memory_limiter', 'resource'],
    exporters: [REMOTE_WRITE],
  }),
]

testRule(requireSpanMetricsLimit, {
  valid: [
    {
      name: 'a limit for all spans of a collector',
      changes: counting({
        aggregation_cardinality_limit: 100,
        resource_metrics_key_attributes: ['cluster'],
      }),
    },
  ],
  invalid: [
    {
      name: 'as many series as there are names of spans',
      changes: counting({ resource_metrics_key_attributes: ['cluster'] }),
      findings: [{ severity: 'warning', message: expect.stringContaining('nothing limits') }],
    },
    {
      name: 'a limit for each pod',
      changes: counting({ aggregation_cardinality_limit: 100 }),
    },
    {
      name: 'a limit for each service',
      changes: counting({
        aggregation_cardinality_limit: 100,
        resource_metrics_key_attributes: ['cluster', 'service.name'],
      }),
    },
  ],
})

describe('what is made of spans', () => {
  it('counts in the budget of the cluster, up to its limit', async () => {
    const findings = await findingsAfter(
      ...counting({
        aggregation_cardinality_limit: 10_000,
        resource_metrics_key_attributes: ['cluster'],
      }),
    )
    expect(findings).toMatchObject([
      {
        rule: 'require-room-for-series',
        message: expect.stringContaining('span_metrics’s metrics of spans'),
      },
    ])
  })
})
