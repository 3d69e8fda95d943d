import { describe, expect, it } from 'vitest'
import { add, change, duplicate, findingsAfter } from '../../testing/sample-trees.ts'
import { extraAccount, listing, nested } from '../../testing/kustomize-lists.ts'
import { testRule } from '../../testing/test-rule.ts'
import { validKustomizeResources } from './valid-kustomize-resources.ts'

const LIST = 'telemetry/kustomization.yaml'

const FURTHER = [
  ['a folder without a list', 'more', 'which is a folder without a kustomization.yaml'],
  ['a folder outside of the tree', '../../shared', 'which is outside of the tree of the cluster'],
  ['a file of a web server', 'https://example.org/more.yaml', 'which is remote'],
  ['a repository', 'github.com/somebody/something?ref=main', 'which is remote'],
] as const

testRule(validKustomizeResources, {
  invalid: [
    { name: 'a missing file', changes: [listing(LIST, 'gone.yaml')] },
    {
      name: 'a file that is listed twice',
      changes: [
        change(`hub ${LIST}`, ['resources'], (resources: readonly string[]) => [
          ...resources,
          ...resources.slice(0, 1),
        ]),
      ],
    },
    { name: 'two lists of one folder', changes: [duplicate(`hub ${LIST}`)] },
    ...FURTHER.map(([name, resource, reason]) => ({
      name,
      changes: [
        add('hub', 'telemetry/more/extra.yaml', extraAccount),
        listing(LIST, 'more/extra.yaml', resource),
      ],
      findings: [{ message: expect.stringContaining(reason) }],
    })),
  ],
})

describe('valid-kustomize-resources', () => {
  it('refuses lists that name each other', async () => {
    const findings = await findingsAfter(
      ...nested('more'),
      listing('telemetry/more/kustomization.yaml', '..'),
    )
    expect(findings.map(({ message }) => message)).toContain(
      'telemetry/more/kustomization.yaml lists itself through others',
    )
  })
})
