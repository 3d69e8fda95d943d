import { describe, expect, it } from 'vitest'
import { add, change, duplicate, findingsAfter, remove, set } from '../../testing/sample-trees.ts'
import { requireAppliedFolder } from './require-applied-folder.ts'
import { testRule } from '../../testing/test-rule.ts'

const WORKLOADS = 'hub Kustomization workloads'

const ELSEWHERE = { kind: 'GitRepository', name: 'podinfo' }

const REPOSITORY = {
  apiVersion: 'source.toolkit.fluxcd.io/v1',
  kind: 'GitRepository',
  metadata: { name: 'podinfo', namespace: 'flux-system' },
  spec: { interval: '10m', url: 'https://github.com/stefanprodan/podinfo', ref: { tag: '6.9.2' } },
}

const OTHER_APPLIER = {
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
    sourceRef: ELSEWHERE,
  },
}

testRule(requireAppliedFolder, {
  valid: [
    {
      name: 'a Kustomization of another repository',
      changes: [add('hub', 'flux/podinfo.yaml', REPOSITORY, OTHER_APPLIER)],
    },
  ],
  invalid: [
    {
      name: 'the folder of another cluster',
      changes: [set(WORKLOADS, ['spec', 'path'], './clusters/spoke/telemetry')],
    },
    { name: 'a folder without a Kustomization', changes: [remove(WORKLOADS)] },
    { name: 'a folder with two Kustomizations', changes: [duplicate(WORKLOADS, 'workloads-again')] },
    {
      name: 'a path with another root than the others',
      changes: [
        change('hub Kustomization sources', ['spec', 'path'], (path: string) =>
          path.replace('clusters', 'cluster'),
        ),
      ],
    },
    {
      name: 'a folder of the tree that is applied from another repository',
      changes: [
        add('hub', 'flux/podinfo.yaml', REPOSITORY),
        set(WORKLOADS, ['spec', 'sourceRef'], ELSEWHERE),
      ],
    },
  ],
})

describe('require-applied-folder', () => {
  it('refuses a folder that is applied by itself and with the one above it', async () => {
    const more = { apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization', resources: [] }
    const findings = await findingsAfter(
      add('hub', 'workloads/more/kustomization.yaml', more),
      change('hub workloads/kustomization.yaml', ['resources'], (resources: readonly string[]) => [
        ...resources,
        'more',
      ]),
      duplicate(WORKLOADS, 'more'),
      change('hub Kustomization more', ['spec', 'path'], (path: string) => `${path}/more`),
    )
    expect(
      findings.filter(({ rule }) => rule === 'require-applied-folder').map(({ message }) => message),
    ).toEqual([expect.stringContaining('applies workloads/more, and so does workloads/kustomization.yaml')])
  })
})
