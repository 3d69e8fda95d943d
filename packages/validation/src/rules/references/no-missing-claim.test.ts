import { describe, expect, it } from 'vitest'
import { refusedBy, remove } from '../../testing/trees.ts'

describe('no-missing-claim', () => {
  it('refuses pods that mount a claim nobody makes', async () => {
    expect(await refusedBy(remove('hub PersistentVolumeClaim data'))).toEqual(['no-missing-claim'])
  })
})
