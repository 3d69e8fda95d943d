import { describe, expect, it } from 'vitest'
import { refusedBy, set } from '../../testing/trees.ts'

const CONFIG = 'spoke ConfigMap collector-1'
const KEY = ['data', 'config.yaml'] as const

describe('no-missing-ingest', () => {
  it('refuses a push to a node port that no Service has', async () => {
    expect(
      await refusedBy(
        set(CONFIG, [...KEY, 'exporters', 'otlp_http', 'endpoint'], 'http://100.64.0.1:31081/otlp'),
      ),
    ).toEqual(['no-missing-ingest'])
  })

  it('refuses logs pushed to the store of metrics', async () => {
    expect(
      await refusedBy(
        set(CONFIG, [...KEY, 'exporters', 'otlp_http', 'endpoint'], 'http://100.64.0.1:31090/otlp'),
      ),
    ).toEqual(['no-missing-ingest'])
  })

  it('refuses a path that the store does not serve', async () => {
    expect(
      await refusedBy(
        set(CONFIG, [...KEY, 'exporters', 'otlp_http', 'endpoint'], 'http://100.64.0.1:31080/otlp/v1/logs'),
      ),
    ).toEqual(['no-missing-ingest'])
  })

  it('refuses a push by TLS to a store that has none', async () => {
    expect(
      await refusedBy(
        set(
          CONFIG,
          [...KEY, 'exporters', 'prometheus_remote_write', 'endpoint'],
          'https://100.64.0.1:31090/api/v1/write',
        ),
      ),
    ).toEqual(['no-missing-ingest'])
  })

  it('refuses a push inside the cluster to a Service that nobody makes', async () => {
    expect(
      await refusedBy(
        set(
          CONFIG,
          [...KEY, 'exporters', 'otlp_http', 'endpoint'],
          'http://loki-gateway.monitoring.svc:80/otlp',
        ),
      ),
    ).toEqual(['no-missing-ingest'])
  })
})
