import { describe, expect, it } from 'vitest'
import { add, change, duplicate, findingsAfter, type Change } from '../../testing/sample-trees.ts'
import { requireListedFile } from './require-listed-file.ts'
import { testRule } from '../../testing/test-rule.ts'

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

const nested = (...names: readonly string[]): readonly Change[] => [
  add('hub', 'telemetry/more/extra.yaml', extra),
  add('hub', 'telemetry/more/kustomization.yaml', { ...KUSTOMIZE, resources: ['./extra.yaml'] }),
  listing('telemetry/kustomization.yaml', ...names),
]

testRule(requireListedFile, {
  valid: [
    ...([['more'], ['./more'], ['more/'], ['../telemetry/more']] as const).map(([name]) => ({
      name: `a folder with a list of its own that the list names ${name}`,
      changes: [...nested(name)],
    })),
    {
      name: 'a file by whatever path leads to it',
      changes: [
        add('hub', 'telemetry/extra.yaml', extra),
        listing('telemetry/kustomization.yaml', './extra.yaml'),
      ],
    },
  ],
  invalid: [
    { name: 'a file that kustomize is not told of', changes: [add('hub', 'telemetry/extra.yaml', extra)] },
    {
      name: 'a listed file that does not exist',
      changes: [
        change('hub telemetry/kustomization.yaml', ['resources'], (resources: readonly string[]) => [
          ...resources,
          'gone.yaml',
        ]),
      ],
    },
    { name: 'a file outside every layer', changes: [add('hub', 'extra/account.yaml', extra)] },
    {
      name: 'a file that is listed twice',
      changes: [
        change('hub telemetry/kustomization.yaml', ['resources'], (resources: readonly string[]) => [
          ...resources,
          ...resources.slice(0, 1),
        ]),
      ],
    },
    { name: 'two lists of one folder', changes: [duplicate('hub telemetry/kustomization.yaml')] },
  ],
})

describe('require-listed-file', () => {
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
