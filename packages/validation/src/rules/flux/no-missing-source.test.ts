import { describe, expect, it } from 'vitest'
import { refusedBy, remove, set } from '../../testing/sample-trees.ts'

describe('no-missing-source', () => {
  it('refuses a release whose chart comes from nowhere', async () => {
    expect(await refusedBy(remove('hub OCIRepository loki'))).toEqual(['no-missing-source'])
  })

  it('refuses a Kustomization of another repository than its neighbours', async () => {
    expect(
      await refusedBy(set('hub Kustomization telemetry', ['spec', 'sourceRef', 'name'], 'flux')),
    ).toEqual(['no-missing-source'])
  })
})
