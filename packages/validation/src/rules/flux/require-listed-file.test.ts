import { describe, expect, it } from 'vitest'
import { add, change, refusedBy } from '../../testing/committed-trees.ts'

const extra = {
  apiVersion: 'v1',
  kind: 'ServiceAccount',
  metadata: { name: 'extra', namespace: 'default' },
}

describe('require-listed-file', () => {
  it('refuses a file that kustomize is not told of', async () => {
    expect(await refusedBy(add('hub', 'telemetry/extra.yaml', extra))).toEqual(['require-listed-file'])
  })

  it('refuses a listed file that does not exist', async () => {
    const withGone = (resources: readonly string[]) => [...resources, 'gone.yaml']
    expect(await refusedBy(change('hub telemetry/kustomization.yaml', ['resources'], withGone))).toEqual([
      'require-listed-file',
    ])
  })

  it('refuses a file outside every layer', async () => {
    expect(await refusedBy(add('hub', 'extra/account.yaml', extra))).toEqual(['require-listed-file'])
  })
})
