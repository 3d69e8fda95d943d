import { describe, expect, it } from 'vitest'
import { refusedBy, set } from '../../testing/committed-trees.ts'

const COLLECTOR = 'spoke DaemonSet otel-collector'
const SPEC = ['spec', 'template', 'spec'] as const

describe('no-missing-config-map', () => {
  it('refuses a volume of a ConfigMap that nobody makes', async () => {
    expect(
      await refusedBy(set(COLLECTOR, [...SPEC, 'volumes', 0, 'configMap', 'name'], 'otel-collector-2')),
    ).toEqual(['no-missing-config-map'])
  })

  it('refuses a volume of a key that its ConfigMap lacks', async () => {
    expect(
      await refusedBy(
        set(
          COLLECTOR,
          [...SPEC, 'volumes', 0, 'configMap', 'items'],
          [{ key: 'other.yaml', path: 'config.yaml' }],
        ),
      ),
    ).toEqual(['no-missing-config-map'])
  })

  it('refuses a variable from a ConfigMap that nobody makes', async () => {
    expect(
      await refusedBy(
        set(COLLECTOR, [...SPEC, 'containers', 0, 'envFrom'], [{ configMapRef: { name: 'elsewhere' } }]),
      ),
    ).toEqual(['no-missing-config-map'])
  })
})
