import { describe, expect, it } from 'vitest'
import { refusedBy, set } from '../../testing/sample-trees.ts'

describe('valid-claim', () => {
  it('refuses a class that no other claim names', async () => {
    expect(
      await refusedBy(
        set('spoke PersistentVolumeClaim n8n.data', ['spec', 'storageClassName'], 'local-paht'),
      ),
    ).toEqual(['valid-claim'])
  })

  it('refuses a size that nobody has', async () => {
    expect(
      await refusedBy(
        set('hub HelmRelease loki', ['spec', 'values', 'singleBinary', 'persistence', 'size'], '5m'),
      ),
    ).toEqual(['valid-claim'])
  })
})
