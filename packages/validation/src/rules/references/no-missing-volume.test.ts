import { describe, expect, it } from 'vitest'
import { refusedBy, set } from '../../testing/sample-trees.ts'

describe('no-missing-volume', () => {
  it('refuses a container that mounts what its pod does not have', async () => {
    expect(
      await refusedBy(
        set(
          'spoke DaemonSet otel-collector',
          ['spec', 'template', 'spec', 'containers', 0, 'volumeMounts', 3],
          { name: 'other', mountPath: '/other' },
        ),
      ),
    ).toEqual(['no-missing-volume'])
  })
})
