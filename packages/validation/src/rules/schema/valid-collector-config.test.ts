import { describe, expect, it } from 'vitest'
import { refusedBy, set, unset } from '../../testing/trees.ts'

const CONFIG = 'spoke ConfigMap collector-1'
const KEY = ['data', 'config.yaml'] as const

describe('valid-collector-config', () => {
  it('refuses an exporter without an endpoint', async () => {
    expect(await refusedBy(unset(CONFIG, [...KEY, 'exporters', 'otlp_http', 'endpoint']))).toEqual([
      'valid-collector-config',
    ])
  })

  it('refuses a configuration that is no YAML', async () => {
    expect(
      await refusedBy(
        set('spoke ConfigMap collector-1', ['data', 'config.yaml'], 'receivers: [\nservice: {}\n'),
      ),
    ).toEqual(['valid-collector-config'])
  })
})
