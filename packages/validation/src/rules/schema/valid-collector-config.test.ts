import { describe, expect, it } from 'vitest'
import { refusedBy, set, unset } from '../../testing/committed-trees.ts'

const CONFIG = 'spoke ConfigMap otel-collector-*'
const KEY = ['data', 'config.yaml'] as const

describe('valid-collector-config', () => {
  it('refuses an exporter without an endpoint', async () => {
    expect(await refusedBy(unset(CONFIG, [...KEY, 'exporters', 'otlp_http', 'endpoint']))).toEqual([
      'valid-collector-config',
    ])
  })

  it('refuses a configuration that is no YAML', async () => {
    expect(await refusedBy(set(CONFIG, [...KEY], 'receivers: [\nservice: {}\n'))).toEqual([
      'valid-collector-config',
    ])
  })
})
