import { describe, expect, it } from 'vitest'
import { refusedBy, set } from '../../testing/sample-trees.ts'

describe('no-missing-service-account', () => {
  it('refuses pods under an account that nobody makes', async () => {
    expect(
      await refusedBy(
        set('spoke DaemonSet node-exporter', ['spec', 'template', 'spec', 'serviceAccountName'], 'app'),
      ),
    ).toEqual(['no-missing-service-account'])
  })
})
