import { describe, expect, it } from 'vitest'
import { refusedBy, set } from '../../testing/trees.ts'

const CONFIG = 'spoke ConfigMap collector-1'
const KEY = ['data', 'config.yaml'] as const

describe('unique-ingest-address', () => {
  it('refuses a second address of the hub', async () => {
    expect(
      await refusedBy(
        set(CONFIG, [...KEY, 'exporters', 'otlp_http', 'endpoint'], 'http://100.64.0.9:31080/otlp'),
      ),
    ).toEqual(['unique-ingest-address'])
  })
})
