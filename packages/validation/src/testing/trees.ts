import { InternalError, type Finding } from '@fleet/model'
import { parse, stringify } from 'yaml'
import type { RenderedTree } from '../rendered-tree.ts'
import { validate } from '../validate.ts'
import { goodHub } from './good-hub.ts'
import { goodSpoke } from './good-spoke.ts'
import { fluxKustomization, kustomizeFile, type Draft } from './objects.ts'

type Tree = Record<string, Draft[]>

/** A change of the good trees in one respect. */
export type Change = (trees: Record<string, Tree>) => void

type Path = readonly (string | number)[]

/** What the rules say of the good trees, a hub and a spoke, after some changes. */
export const findingsAfter = async (...changes: readonly Change[]): Promise<readonly Finding[]> => {
  const trees = goodTrees()
  for (const change of changes) change(trees)
  return validate(Object.entries(trees).map(([cluster, tree]) => rendered(cluster, tree)))
}

/** The rules that refuse the good trees after some changes, each once. */
export const refusedBy = async (...changes: readonly Change[]): Promise<string[]> => {
  const findings = await findingsAfter(...changes)
  return [...new Set(findings.map(({ rule }) => rule))]
}

/**
 * Gives a value to a field of an object: `spoke Service exporter`, or the first of a file, `hub telemetry/kustomization.yaml`.
 * A path goes on inside a text of YAML.
 */
export const set =
  (object: string, path: Path, value: unknown): Change =>
  (trees) =>
    setIn(objectIn(trees, object), path, value)

/** Gives the one scrape of a receiver of the spoke's collector another target. */
export const setTarget = (receiver: string, target: string): Change =>
  set(
    'spoke ConfigMap collector-1',
    [
      'data',
      'config.yaml',
      'receivers',
      receiver,
      'config',
      'scrape_configs',
      0,
      'static_configs',
      0,
      'targets',
      0,
    ],
    target,
  )

/** Takes a field away. */
export const unset = (object: string, path: Path): Change => set(object, path, undefined)

/** Takes an object away. */
export const remove =
  (object: string): Change =>
  (trees) => {
    const found = objectIn(trees, object)
    for (const tree of Object.values(trees))
      for (const [path, objects] of Object.entries(tree))
        tree[path] = objects.filter((other) => other !== found)
  }

/** Adds objects to a file, a new one perhaps, of which kustomize knows nothing yet. */
export const add =
  (cluster: string, path: string, ...objects: readonly Draft[]): Change =>
  (trees) => {
    const tree = treeOf(trees, cluster)
    tree[path] = [...(tree[path] ?? []), ...objects]
  }

const goodTrees = (): Record<string, Tree> => ({
  hub: treeWithFlux('hub', goodHub),
  spoke: treeWithFlux('spoke', goodSpoke),
})

const treeWithFlux = (cluster: string, files: Readonly<Record<string, readonly Draft[]>>): Tree => {
  const tree: Tree = structuredClone(files) as Tree
  const layers = Map.groupBy(Object.keys(files), (path) => path.split('/')[0] ?? path)
  for (const [layer, paths] of layers) {
    const first = layer === 'sources' ? [] : ['sources']
    tree[`flux/${layer}.yaml`] = [fluxKustomization(cluster, layer, first)]
    tree[`${layer}/kustomization.yaml`] = [kustomizeFile(paths.map((path) => path.slice(layer.length + 1)))]
  }
  return tree
}

const rendered = (cluster: string, tree: Tree): RenderedTree => ({
  cluster,
  files: Object.entries(tree).map(([path, objects]) => ({
    path,
    content: objects.map((object) => `---\n${stringify(object)}`).join(''),
    objects,
  })),
})

const treeOf = (trees: Record<string, Tree>, cluster: string): Tree => {
  const tree = trees[cluster]
  if (!tree) throw new InternalError(`no cluster ${cluster}`)
  return tree
}

const objectIn = (trees: Record<string, Tree>, described: string): Draft => {
  const [cluster = '', kindOrFile = '', name] = described.split(' ')
  const tree = treeOf(trees, cluster)
  const found =
    name === undefined
      ? tree[kindOrFile]?.[0]
      : Object.values(tree)
          .flat()
          .find((object) => object.kind === kindOrFile && nameOf(object) === name)
  if (!found) throw new InternalError(`the good trees have no ${described}`)
  return found
}

const nameOf = ({ metadata }: Draft): string | undefined => (metadata as { name?: string } | undefined)?.name

const setIn = (parent: unknown, [key, ...rest]: Path, value: unknown): void => {
  const holder = parent as Record<string | number, unknown>
  if (key === undefined) throw new InternalError('a path has at least one key')
  if (rest.length === 0) {
    if (value === undefined) delete holder[key]
    else holder[key] = value
    return
  }
  const child = holder[key]
  if (typeof child !== 'string') return setIn((holder[key] ??= {}), rest, value)
  const inner: unknown = parse(child)
  setIn(inner, rest, value)
  holder[key] = stringify(inner)
}
