import { describe, expect, it } from 'vitest'
import { refusedBy, set, unset } from '../../testing/trees.ts'

describe('no-missing-namespace', () => {
  it('refuses an object in a namespace that nobody makes', async () => {
    expect(
      await refusedBy(
        set('hub PersistentVolumeClaim data', ['metadata', 'namespace'], 'elsewhere'),
        set('hub Deployment app', ['spec', 'template', 'spec', 'volumes', 0], { name: 'data', emptyDir: {} }),
      ),
    ).toEqual(['no-missing-namespace'])
  })

  it('refuses an object of a namespace that names none', async () => {
    expect(await refusedBy(unset('hub ServiceMonitor app', ['metadata', 'namespace']))).toEqual([
      'no-missing-namespace',
    ])
  })
})
