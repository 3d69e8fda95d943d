import { describe, expect, test } from 'vitest'
import { readFleetTrees } from '../disk/read-fleet-trees.ts'
import { put, scratchFolder } from '../disk/testing/scratch.ts'
import { renderFleet } from './render-fleet.ts'

const kustomization = (name: string, spec: string): string => `---
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: ${name}
  namespace: flux-system
spec:
  interval: 1h
  prune: true
  sourceRef: {kind: GitRepository, name: flux-system}
${spec}
`

const CONFIG_MAP = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  namespace: apps\n'

const listOf = (...resources: readonly string[]): string =>
  `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [${resources.join(', ')}]\n`

/** What Flux makes of a repository with one cluster, whose folder applies itself. */
const rendered = async (files: Readonly<Record<string, string>>) => {
  const folder = scratchFolder()
  put(folder, '.git/HEAD', 'ref: refs/heads/main\n')
  put(folder, 'clusters/home/flux-system/sync.yaml', kustomization('flux-system', '  path: ./clusters/home'))
  for (const [path, content] of Object.entries(files)) put(folder, path, content)
  const { trees } = await renderFleet(readFleetTrees([folder]))
  return trees
}

const namesIn = (trees: Awaited<ReturnType<typeof rendered>>): readonly string[] =>
  trees.flatMap(({ files }) =>
    files.flatMap(({ objects }) =>
      objects.map((object) => (object as { readonly metadata: { readonly name: string } }).metadata.name),
    ),
  )

describe('a rendered repository', () => {
  test('has each object once, where a cluster’s folder applies itself', async () => {
    const trees = await rendered({
      'clusters/home/apps.yaml': kustomization('apps', '  path: ./apps'),
      'apps/a.yaml': CONFIG_MAP,
    })
    expect(namesIn(trees).toSorted()).toEqual(['a', 'apps', 'flux-system'])
  })

  test('is read on where a component is missing', async () => {
    const trees = await rendered({
      'clusters/home/apps.yaml':
        kustomization('apps', '  path: ./apps') +
        kustomization('b', '  path: ./b\n  components: [../component/backup]'),
      'apps/a.yaml': CONFIG_MAP,
      'b/b.yaml': CONFIG_MAP,
    })
    expect(namesIn(trees).toSorted()).toEqual(['a', 'apps', 'b', 'flux-system'])
  })

  test('reads nothing outside of the repository', async () => {
    const trees = await rendered({
      'clusters/home/b.yaml': kustomization('b', '  path: ./b\n  components: [../../../../etc]'),
      'b/b.yaml': CONFIG_MAP,
    })
    expect(trees.flatMap(({ builds = [] }) => builds.map(({ failure }) => failure))).toContain(
      'a component lies outside of the repository',
    )
  })

  test('has what a list leaves out, unless another cluster reads it', async () => {
    const cluster = (name: string, path: string) => ({
      [`clusters/${name}/apps.yaml`]: kustomization('apps', `  path: ${path}`),
      [`clusters/${name}/flux-system/sync.yaml`]: kustomization('flux-system', `  path: ./clusters/${name}`),
    })
    const trees = await rendered({
      ...cluster('home', './apps'),
      ...cluster('away', './away'),
      'apps/kustomization.yaml': listOf('a.yaml'),
      'apps/a.yaml': CONFIG_MAP,
      'apps/away.yaml': CONFIG_MAP,
      'apps/forgotten.yaml': CONFIG_MAP,
      'away/kustomization.yaml': listOf('../apps/away.yaml'),
    })
    const home = trees.find((tree) => tree.cluster === 'home')
    const paths = home?.files.map(({ path }) => path).filter((path) => path.startsWith('apps/'))
    expect(paths).toEqual(['apps/a.yaml', 'apps/forgotten.yaml', 'apps/kustomization.yaml'])
  })

  test.each([
    ['of any namespace', '  path: ./b', ['*']],
    ['of the namespace that its Kustomization states', '  path: ./b\n  targetNamespace: b', ['b']],
  ])('lacks objects %s, where a list names what there is not', async (_, spec, incomplete) => {
    const trees = await rendered({
      'clusters/home/b.yaml': kustomization('b', spec),
      'b/kustomization.yaml': listOf('b.yaml', 'gone.yaml'),
      'b/b.yaml': CONFIG_MAP,
    })
    expect(trees).toMatchObject([{ incomplete }])
  })
})
