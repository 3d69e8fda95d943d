import { describe, expect, it } from 'vitest'
import { change, duplicate, refusedBy, remove, set } from '../../testing/committed-trees.ts'

describe('require-applied-folder', () => {
  it('refuses a folder that no Kustomization applies', async () => {
    expect(await refusedBy(remove('hub Kustomization workloads'))).toEqual(['require-applied-folder'])
  })

  it('refuses the folder of another cluster', async () => {
    expect(
      await refusedBy(set('hub Kustomization workloads', ['spec', 'path'], './clusters/spoke/telemetry')),
    ).toEqual(['require-applied-folder'])
  })

  it('refuses a folder that two apply', async () => {
    expect(await refusedBy(duplicate('hub Kustomization workloads', 'workloads-again'))).toEqual([
      'require-applied-folder',
    ])
  })

  it('refuses a path that begins otherwise than the others', async () => {
    const elsewhere = (path: string) => path.replace('clusters', 'cluster')
    const moved = change('hub Kustomization sources', ['spec', 'path'], elsewhere)
    expect(await refusedBy(moved)).toEqual(['require-applied-folder'])
  })
})
