import { describe, expect, it } from 'vitest'
import { add, change, duplicate, findingsAfter, refusedBy, remove, set } from '../../testing/sample-trees.ts'
import { requireAppliedFolder } from './require-applied-folder.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(requireAppliedFolder, {
  invalid: [
    { name: 'a folder that no Kustomization applies', changes: [remove('hub Kustomization workloads')] },
    {
      name: 'the folder of another cluster',
      changes: [set('hub Kustomization workloads', ['spec', 'path'], './clusters/spoke/telemetry')],
    },
    {
      name: 'a folder that two apply',
      changes: [duplicate('hub Kustomization workloads', 'workloads-again')],
    },
  ],
})

describe('require-applied-folder', () => {
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
    expect(
      findings.filter(({ rule }) => rule === 'require-applied-folder').map(({ message }) => message),
    ).toEqual([expect.stringContaining('applies workloads/more, and so does workloads/kustomization.yaml')])
  })

  it('leaves it to another repository what is in there', async () => {
    const sourceRef = { kind: 'GitRepository', name: 'podinfo' }
    const repository = {
      apiVersion: 'source.toolkit.fluxcd.io/v1',
      kind: 'GitRepository',
      metadata: { name: 'podinfo', namespace: 'flux-system' },
      spec: { interval: '10m', url: 'https://github.com/stefanprodan/podinfo', ref: { tag: '6.9.2' } },
    }
    const elsewhere = {
      apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
      kind: 'Kustomization',
      metadata: { name: 'podinfo', namespace: 'flux-system' },
      spec: {
        interval: '10m',
        retryInterval: '1m',
        timeout: '5m',
        prune: true,
        wait: true,
        path: './kustomize',
        sourceRef,
      },
    }
    expect(await refusedBy(add('hub', 'flux/podinfo.yaml', repository, elsewhere))).toEqual([])
    const misled = set('hub Kustomization workloads', ['spec', 'sourceRef'], sourceRef)
    expect(await refusedBy(add('hub', 'flux/podinfo.yaml', repository), misled)).toEqual([
      'require-applied-folder',
    ])
  })
})
