import { describe, expect, it } from 'vitest'
import { add, change, duplicate, refusedBy } from '../../testing/committed-trees.ts'

const labels = {
  'app.kubernetes.io/name': 'extra',
  'app.kubernetes.io/part-of': 'observability-fleet',
  'app.kubernetes.io/managed-by': 'observability-fleet',
}

const extra = {
  apiVersion: 'v1',
  kind: 'ServiceAccount',
  metadata: { name: 'extra', namespace: 'default', labels },
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

  it('refuses a file that is listed twice', async () => {
    const again = (resources: readonly string[]) => [...resources, ...resources.slice(0, 1)]
    expect(await refusedBy(change('hub telemetry/kustomization.yaml', ['resources'], again))).toEqual([
      'require-listed-file',
    ])
  })

  it('refuses two lists of one folder', async () => {
    expect(await refusedBy(duplicate('hub telemetry/kustomization.yaml'))).toEqual(['require-listed-file'])
  })
})
