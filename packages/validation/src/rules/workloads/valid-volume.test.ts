import { describe, expect, it } from 'vitest'
import { refusedBy, set, unset } from '../../testing/sample-trees.ts'
import { validVolume } from './valid-volume.ts'
import { testRule } from '../../testing/test-rule.ts'

const POD = ['spec', 'template', 'spec'] as const
const MOUNTS = [...POD, 'containers', 0, 'volumeMounts'] as const

testRule(validVolume, {
  invalid: [
    {
      name: 'scratch space without a bound',
      changes: [
        unset('spoke StatefulSet miniflux-postgres', [...POD, 'volumes', 0, 'emptyDir', 'sizeLimit']),
      ],
    },
    {
      name: 'a volume that nobody mounts',
      changes: [
        set(
          'spoke Deployment miniflux',
          [...POD, 'volumes'],
          [{ name: 'tmp', emptyDir: { sizeLimit: '1Mi' } }],
        ),
      ],
    },
    {
      name: 'a folder that two places write to',
      changes: [unset('hub Deployment calibre-web', [...MOUNTS, 1, 'subPath'])],
    },
  ],
})

describe('valid-volume', () => {
  it('refuses a configuration that never changes', async () => {
    expect(
      await refusedBy(set('spoke DaemonSet otel-collector', [...MOUNTS, 0, 'subPath'], 'config.yaml')),
    ).toContain('valid-volume')
  })
})
