import { describe, expect, it } from 'vitest'
import { refusedBy, set } from '../../testing/sample-trees.ts'

describe('no-missing-dependency', () => {
  it('refuses a dependency on what does not exist', async () => {
    expect(
      await refusedBy(set('spoke Kustomization telemetry', ['spec', 'dependsOn', 0, 'name'], 'source')),
    ).toEqual(['no-missing-dependency'])
  })

  it('refuses dependencies in a circle', async () => {
    expect(
      await refusedBy(set('spoke Kustomization sources', ['spec', 'dependsOn'], [{ name: 'telemetry' }])),
    ).toEqual(['no-missing-dependency'])
  })
})
