import { describe, expect, it } from 'vitest'
import { refusedBy, set } from '../../testing/sample-trees.ts'

const CONFIG = 'spoke ConfigMap otel-collector-*'
const KEY = ['data', 'config.yaml'] as const

describe('unique-ingest-address', () => {
  it('refuses a second address of the hub', async () => {
    const endpoint = [...KEY, 'exporters', 'otlp_http', 'endpoint']
    expect(await refusedBy(set(CONFIG, endpoint, 'http://100.64.0.9:31080/otlp'))).toEqual([
      'unique-ingest-address',
    ])
  })
})
