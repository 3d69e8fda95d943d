import { describe, expect, it } from 'vitest'
import { claim } from '../../testing/objects.ts'
import { add, refusedBy, set } from '../../testing/trees.ts'

describe('require-listed-file', () => {
  it('refuses a file that kustomize is not told of', async () => {
    expect(
      await refusedBy(add('hub', 'telemetry/extra.yaml', claim({ name: 'extra', namespace: 'apps' }))),
    ).toEqual(['require-listed-file'])
  })

  it('refuses a listed file that does not exist', async () => {
    expect(await refusedBy(set('hub telemetry/kustomization.yaml', ['resources', 3], 'gone.yaml'))).toEqual([
      'require-listed-file',
    ])
  })

  it('refuses a file outside every layer', async () => {
    expect(
      await refusedBy(add('hub', 'extra/claim.yaml', claim({ name: 'extra', namespace: 'apps' }))),
    ).toEqual(['require-listed-file'])
  })
})
