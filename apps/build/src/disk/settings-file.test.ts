import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { validate } from '@fleet/validation'
import { describe, expect, test } from 'vitest'
import { readFleetTrees } from './read-fleet-trees.ts'
import { put, scratchFolder } from './testing/scratch.ts'

const configMap = (name: string): string => `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n`
const kustomization = (...resources: readonly string[]): string =>
  `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [${resources.join(', ')}]\n`

/** A repository with these files. */
const repositoryWith = (files: Readonly<Record<string, string>>): string => {
  const folder = scratchFolder()
  mkdirSync(join(folder, '.git'))
  for (const [path, content] of Object.entries(files)) put(folder, path, content)
  return folder
}

const pathsOf = (folder: string) =>
  readFleetTrees([folder]).trees.flatMap(({ cluster, files }) =>
    files.map(({ path }) => `${cluster} ${path}`),
  )

describe('settings', () => {
  test('are found in the folder, above it, and not above the repository', () => {
    const repository = repositoryWith({
      '.fleet.yaml': 'ignore: [a]',
      'clusters/hub/kustomization.yaml': kustomization(),
      'nested/.git/HEAD': '',
      'nested/hub/kustomization.yaml': kustomization(),
    })
    for (const folder of ['clusters', 'clusters/hub'])
      expect(readFleetTrees([join(repository, folder)]).settings?.ignore).toEqual(['a'])
    expect(readFleetTrees([join(repository, 'nested/hub')]).settings).toBeUndefined()
  })

  test('of two repositories are not mixed', () => {
    const [one, other] = ['a', 'b'].map((name) =>
      repositoryWith({ '.fleet.yaml': '', [`${name}/kustomization.yaml`]: kustomization() }),
    )
    expect(() => readFleetTrees([join(one ?? '', 'a'), join(other ?? '', 'b')])).toThrow('different settings')
  })

  test('name clusters, their folders and their distribution', () => {
    const repository = repositoryWith({
      '.fleet.yaml':
        'clusters:\n  home: {path: kubernetes/home/flux, distribution: talos}\n  lab: {path: kubernetes/lab}\n',
      'kubernetes/home/flux/a.yaml': configMap('a'),
      'kubernetes/lab/b.yaml': configMap('b'),
      'docs/c.yaml': configMap('c'),
    })
    expect(readFleetTrees([repository]).trees).toMatchObject([
      { cluster: 'home', distribution: 'talos', files: [{ path: 'a.yaml' }] },
      { cluster: 'lab', files: [{ path: 'b.yaml' }] },
    ])
    expect(pathsOf(join(repository, 'kubernetes/lab'))).toEqual(['lab b.yaml'])
  })

  test('leave files out, and what is listed of them is there all the same', async () => {
    const repository = repositoryWith({
      '.fleet.yaml': 'ignore:\n  - clusters/*/archive/\n  - "**/values.yaml"\n',
      'clusters/hub/kustomization.yaml': kustomization('a.yaml', 'archive', 'values.yaml'),
      'clusters/hub/a.yaml': configMap('a'),
      'clusters/hub/archive/kustomization.yaml': kustomization('b.yaml'),
      'clusters/hub/archive/b.yaml': configMap('b'),
      'clusters/hub/archive/unlisted.yaml': configMap('c'),
      'clusters/hub/values.yaml': 'a: [',
      'clusters/hub/.fleet.yaml': '',
    })
    const fleet = readFleetTrees([join(repository, 'clusters')])
    const { findings, checked } = await validate(fleet.trees, {
      ...fleet,
      pathOf: ({ cluster, file }) => `clusters/${cluster}/${file.path}`,
    })
    const rules = findings.map(({ rule }) => rule)
    for (const rule of ['valid-manifest', 'valid-kustomize-resources', 'require-listed-file'])
      expect(rules).not.toContain(rule)
    expect(checked.objects).toBe(2)
  })
})

describe('suppressions', () => {
  const entry = (object: string): string =>
    `- rule: valid-object\n  object: ${object}\n  reason: the operator is ours\n`
  const wrong = 'apiVersion: v1\nkind: Namespace\nmetadata: {name: notes, label: a}\n'

  const CONCERNED = ['valid-object', 'no-missing-suppression-target']

  const rulesOf = async (folder: string) => {
    const fleet = readFleetTrees([folder])
    const { findings } = await validate(fleet.trees, fleet)
    return findings.map(({ rule }) => rule).filter((rule) => CONCERNED.includes(rule))
  }

  test.each(['hub/suppressions.yaml', 'suppressions.yaml', 'hub/exceptions.yaml', 'exceptions.yaml'])(
    'of a single tree stand in it or beside it: %s',
    async (path) => {
      const tree = { 'hub/kustomization.yaml': kustomization('a.yaml'), 'hub/a.yaml': wrong }
      expect(await rulesOf(join(repositoryWith(tree), 'hub'))).toContain('valid-object')
      const repository = repositoryWith({ ...tree, [path]: entry('hub Namespace notes') })
      expect(await rulesOf(join(repository, 'hub'))).toEqual([])
    },
  )

  test('beside a single tree may be for other clusters', async () => {
    const repository = repositoryWith({
      'hub/kustomization.yaml': kustomization('a.yaml'),
      'hub/a.yaml': configMap('a'),
      'suppressions.yaml': entry('lab Namespace notes'),
    })
    expect(await rulesOf(join(repository, 'hub'))).toEqual([])
    expect(await rulesOf(repository)).toEqual(['no-missing-suppression-target'])
  })

  test('for a file that no rule reads are neither wrong nor the end of another rule', async () => {
    const repository = repositoryWith({
      'hub/kustomization.yaml': kustomization('a.yaml'),
      'hub/a.yaml': configMap('a'),
      'hub/settings.yaml': 'server: {port: 8080}\n',
      'hub/broken.yaml': '[',
      'suppressions.yaml': `${entry('hub settings.yaml')}${entry('hub broken.yaml')}`,
    })
    const fleet = readFleetTrees([repository])
    const { findings, notChecked } = await validate(fleet.trees, fleet)
    expect(findings.map(({ rule }) => rule)).not.toContain('no-missing-suppression-target')
    expect(findings.map(({ rule }) => rule)).toContain('valid-manifest')
    expect(notChecked).toEqual([])
  })

  test('are read once where two trees are named', () => {
    const repository = repositoryWith({
      'hub/kustomization.yaml': kustomization(),
      'lab/kustomization.yaml': kustomization(),
      'suppressions.yaml': entry('lab Namespace notes'),
    })
    const { suppressions } = readFleetTrees(['hub', 'lab'].map((name) => join(repository, name)))
    expect(suppressions).toHaveLength(1)
  })
})
