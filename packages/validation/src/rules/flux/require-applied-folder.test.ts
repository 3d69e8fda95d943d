import { describe, expect, it } from 'vitest'
import {
  add,
  change,
  duplicate,
  findingsAfter,
  refusedBy,
  remove,
  set,
} from '../../testing/committed-trees.ts'

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

  it('refuses a folder that is applied by itself and with the one above it', async () => {
    const more = { apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization', resources: [] }
    const findings = await findingsAfter(
      add('hub', 'workloads/more/kustomization.yaml', more),
      change('hub workloads/kustomization.yaml', ['resources'], (resources: readonly string[]) => [
        ...resources,
        'more',
      ]),
      duplicate('hub Kustomization workloads', 'more'),
      change('hub Kustomization more', ['spec', 'path'], (path: string) => `${path}/more`),
    )
    expect(findings.filter(({ rule }) => rule === 'require-applied-folder').map(({ what }) => what)).toEqual([
      expect.stringContaining('applies workloads/more, and so does workloads/kustomization.yaml'),
    ])
  })
})
