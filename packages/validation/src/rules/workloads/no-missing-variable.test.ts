import { describe, expect, it } from 'vitest'
import { refusedBy, set } from '../../testing/committed-trees.ts'

describe('no-missing-variable', () => {
  it('refuses an argument of a variable that nobody defines', async () => {
    expect(
      await refusedBy(
        set(
          'spoke DaemonSet node-exporter',
          ['spec', 'template', 'spec', 'containers', 0, 'env', 0, 'name'],
          'NODE_ADDRESS',
        ),
      ),
    ).toEqual(['no-missing-variable'])
  })
})
