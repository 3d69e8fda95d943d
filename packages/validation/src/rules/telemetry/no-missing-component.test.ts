import { describe, expect, it } from 'vitest'
import { refusedBy, set, unset } from '../../testing/committed-trees.ts'

const CONFIG = 'spoke ConfigMap otel-collector-*'
const KEY = ['data', 'config.yaml'] as const

describe('no-missing-component', () => {
  it('refuses a pipeline that names what is not defined', async () => {
    expect(
      await refusedBy(set(CONFIG, [...KEY, 'service', 'pipelines', 'logs', 'exporters', 1], 'debug')),
    ).toEqual(['no-missing-component'])
  })

  it('refuses an extension that is not defined', async () => {
    expect(
      await refusedBy(
        set(CONFIG, [...KEY, 'service', 'extensions', 0], 'health'),
        unset(CONFIG, [...KEY, 'extensions', 'health_check']),
      ),
    ).toEqual(['no-missing-component'])
  })

  it('refuses a receiver that no pipeline names', async () => {
    expect(await refusedBy(set(CONFIG, [...KEY, 'receivers', 'otlp'], {}))).toEqual(['no-missing-component'])
  })
})
