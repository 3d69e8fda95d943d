import { describe, expect, it } from 'vitest'
import { add, change, duplicate, findingsAfter, refusedBy, type Change } from '../../testing/sample-trees.ts'

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

const KUSTOMIZE = { apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization' }

const listing = (list: string, ...more: readonly string[]): Change =>
  change(`hub ${list}`, ['resources'], (resources: readonly string[]) => [...resources, ...more])

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

  /** A folder below a layer's with a list of its own, and how the layer's list names it. */
  const nested = (...names: readonly string[]): readonly Change[] => [
    add('hub', 'telemetry/more/extra.yaml', extra),
    add('hub', 'telemetry/more/kustomization.yaml', { ...KUSTOMIZE, resources: ['./extra.yaml'] }),
    listing('telemetry/kustomization.yaml', ...names),
  ]

  it.each([['more'], ['./more'], ['more/'], ['../telemetry/more']])(
    'accepts a folder with a list of its own that the list names %s',
    async (name) => {
      expect(await refusedBy(...nested(name))).toEqual([])
    },
  )

  it('accepts a file by whatever path leads to it', async () => {
    const listed = listing('telemetry/kustomization.yaml', './extra.yaml')
    expect(await refusedBy(add('hub', 'telemetry/extra.yaml', extra), listed)).toEqual([])
  })

  it.each([
    ['a folder without a list', 'more', 'which is a folder without a kustomization.yaml'],
    ['a folder out of the tree', '../../shared', 'which is outside of the tree of the cluster'],
    ['what lies elsewhere', 'https://example.org/more.yaml', 'which is somewhere else'],
    ['a repository', 'github.com/somebody/something?ref=main', 'which is somewhere else'],
  ])('refuses a list that names %s', async (_, name, fault) => {
    const findings = await findingsAfter(
      add('hub', 'telemetry/more/extra.yaml', extra),
      listing('telemetry/kustomization.yaml', 'more/extra.yaml', name),
    )
    expect(findings.map(({ rule }) => rule)).toEqual(['require-listed-file'])
    expect(findings[0]?.message).toContain(fault)
  })

  it('refuses lists that name each other', async () => {
    const findings = await findingsAfter(
      ...nested('more'),
      listing('telemetry/more/kustomization.yaml', '..'),
    )
    expect(findings.map(({ message }) => message)).toContain(
      'telemetry/more/kustomization.yaml is listed by what it lists itself',
    )
  })
})
