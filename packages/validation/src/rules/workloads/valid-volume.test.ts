import { describe, expect, it } from 'vitest'
import { refusedBy, set, unset } from '../../testing/sample-trees.ts'

const POD = ['spec', 'template', 'spec'] as const
const MOUNTS = [...POD, 'containers', 0, 'volumeMounts'] as const

describe('valid-volume', () => {
  it('refuses scratch space without a bound', async () => {
    expect(
      await refusedBy(
        unset('spoke StatefulSet miniflux-postgres', [...POD, 'volumes', 0, 'emptyDir', 'sizeLimit']),
      ),
    ).toEqual(['valid-volume'])
  })

  it('refuses a volume that nobody mounts', async () => {
    expect(
      await refusedBy(
        set(
          'spoke Deployment miniflux',
          [...POD, 'volumes'],
          [{ name: 'tmp', emptyDir: { sizeLimit: '1Mi' } }],
        ),
      ),
    ).toEqual(['valid-volume'])
  })

  it('refuses a configuration that never changes', async () => {
    expect(
      await refusedBy(set('spoke DaemonSet otel-collector', [...MOUNTS, 0, 'subPath'], 'config.yaml')),
    ).toContain('valid-volume')
  })

  it('refuses a folder that two places write to', async () => {
    expect(await refusedBy(unset('hub Deployment calibre-web', [...MOUNTS, 1, 'subPath']))).toEqual([
      'valid-volume',
    ])
  })
})
