import { describe, expect, it } from 'vitest'
import type { Path } from '../../values/location.ts'
import { change, refusedBy, set } from '../../testing/sample-trees.ts'

const CONFIG = 'spoke ConfigMap otel-collector-*'
const EXPORTERS = ['data', 'config.yaml', 'exporters'] as const
const PIPELINES = ['data', 'config.yaml', 'service', 'pipelines'] as const
const LOGS = [...EXPORTERS, 'otlp_http', 'endpoint']
const METRICS = [...EXPORTERS, 'prometheus_remote_write', 'http', 'endpoint']

const replaced = (path: Path, from: string, to: string) =>
  change(CONFIG, path, (url: string) => url.replace(from, to))

describe('no-missing-ingest', () => {
  it('refuses a push to a node port that no Service has', async () => {
    expect(await refusedBy(replaced(LOGS, '31080', '31081'))).toEqual(['no-missing-ingest'])
  })

  it('refuses logs pushed to the store of metrics', async () => {
    expect(await refusedBy(replaced(LOGS, '31080', '31090'))).toEqual(['no-missing-ingest'])
  })

  it('refuses metrics pushed by OTLP to the store of logs', async () => {
    const both = [...PIPELINES, 'metrics', 'exporters', 1]
    expect(await refusedBy(set(CONFIG, both, 'otlp_http'))).toEqual(['no-missing-ingest'])
  })

  it('refuses a path that the store does not serve', async () => {
    expect(await refusedBy(replaced(LOGS, '/otlp', '/otlp/v1/logs'))).toEqual(['no-missing-ingest'])
  })

  it('refuses a push by TLS to a store that has none', async () => {
    expect(await refusedBy(replaced(METRICS, 'http:', 'https:'))).toEqual(['no-missing-ingest'])
  })

  it('refuses a push inside the cluster to a Service that nobody makes', async () => {
    expect(await refusedBy(set(CONFIG, LOGS, 'http://loki-gateway.monitoring.svc:80/otlp'))).toEqual([
      'no-missing-ingest',
    ])
  })
})
