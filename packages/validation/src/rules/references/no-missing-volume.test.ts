import { describe, expect, it } from 'vitest'
import { refusedBy, set } from '../../testing/trees.ts'

describe('no-missing-volume', () => {
  it('refuses a container that mounts what its pod does not have', async () => {
    expect(
      await refusedBy(
        set(
          'hub Deployment app',
          ['spec', 'template', 'spec', 'containers', 0, 'volumeMounts', 0, 'name'],
          'date',
        ),
      ),
    ).toEqual(['no-missing-volume'])
  })
})
