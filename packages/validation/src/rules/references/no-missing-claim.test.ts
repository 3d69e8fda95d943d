import { describe, expect, it } from 'vitest'
import { refusedBy, set } from '../../testing/sample-trees.ts'

const SPEC = ['spec', 'template', 'spec'] as const

describe('no-missing-claim', () => {
  it('refuses pods that mount a claim nobody makes', async () => {
    const volume = { name: 'extra', persistentVolumeClaim: { claimName: 'elsewhere' } }
    expect(
      await refusedBy(
        set('hub Deployment calibre-web', [...SPEC, 'volumes', 2], volume),
        set('hub Deployment calibre-web', [...SPEC, 'containers', 0, 'volumeMounts', 3], {
          name: 'extra',
          mountPath: '/extra',
        }),
      ),
    ).toEqual(['no-missing-claim'])
  })
})
