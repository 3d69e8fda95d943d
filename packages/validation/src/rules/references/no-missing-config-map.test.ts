import { describe, expect, it } from 'vitest'
import { refusedBy, set } from '../../testing/trees.ts'

describe('no-missing-config-map', () => {
  it('refuses a volume of a ConfigMap that nobody makes', async () => {
    expect(
      await refusedBy(
        set(
          'spoke DaemonSet collector',
          ['spec', 'template', 'spec', 'volumes', 0, 'configMap', 'name'],
          'collector-2',
        ),
      ),
    ).toEqual(['no-missing-config-map'])
  })

  it('refuses a volume of a key that its ConfigMap lacks', async () => {
    expect(
      await refusedBy(
        set(
          'hub Deployment app',
          ['spec', 'template', 'spec', 'volumes', 1, 'configMap', 'items', 0, 'key'],
          'other.conf',
        ),
      ),
    ).toEqual(['no-missing-config-map'])
  })

  it('refuses a variable from a ConfigMap that nobody makes', async () => {
    expect(
      await refusedBy(
        set(
          'hub Deployment app',
          ['spec', 'template', 'spec', 'containers', 0, 'envFrom'],
          [{ configMapRef: { name: 'elsewhere' } }],
        ),
      ),
    ).toEqual(['no-missing-config-map'])
  })
})
