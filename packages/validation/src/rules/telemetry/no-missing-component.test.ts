import { describe, expect, it } from 'vitest'
import { refusedBy, set } from '../../testing/sample-trees.ts'

const CONFIG = 'spoke ConfigMap otel-collector-*'
const KEY = ['data', 'config.yaml'] as const

describe('no-missing-component', () => {
  it('refuses a pipeline that names what is not defined', async () => {
    expect(
      await refusedBy(set(CONFIG, [...KEY, 'service', 'pipelines', 'logs', 'exporters', 1], 'debug')),
    ).toEqual(['no-missing-component'])
  })

  it('refuses an extension that is not defined', async () => {
    expect(await refusedBy(set(CONFIG, [...KEY, 'service', 'extensions', 2], 'basicauth'))).toEqual([
      'no-missing-component',
    ])
  })

  it('refuses a receiver that no pipeline names', async () => {
    expect(await refusedBy(set(CONFIG, [...KEY, 'receivers', 'otlp'], {}))).toEqual(['no-missing-component'])
  })
})
