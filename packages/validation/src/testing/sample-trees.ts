import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { InternalError, type Finding } from '@fleet/model'
import { dump, loadAll } from 'js-yaml'
import { knownVersionsOf } from '../schemas/charts.ts'
import { nearestVersion } from '../values/nearest-version.ts'
import type { FluxBuild, RenderedTree } from '../values/rendered-tree.ts'
import type { Path } from '../values/location.ts'
import { validate, type Validation } from '../validate.ts'
import { getIn, setIn } from './value-in-texts.ts'

/** An object as a test writes it: nothing about it is checked before a rule does. */
export interface Draft {
  readonly apiVersion: string
  readonly kind: string
  readonly [field: string]: unknown
}

/** The objects of a tree by file. */
type Tree = Map<string, Draft[]>

/** The trees by role: `hub` is the cluster that installs Loki, `spoke` the first of the others. */
type Trees = Readonly<
  Record<
    'hub' | 'spoke',
    {
      readonly cluster: string
      readonly files: Tree
      builds?: readonly FluxBuild[]
      isBootstrapped?: boolean
    }
  >
>

/** A change of the sample trees in one respect. */
export type Change = (trees: Trees) => void

/** The rules that refuse the sample trees after some changes, each once. */
export const refusedBy = async (...changes: readonly Change[]): Promise<string[]> => {
  const findings = await findingsAfter(...changes)
  return [...new Set(findings.map(({ rule }) => rule))]
}

/** What the rules say of the sample trees after some changes. */
export const findingsAfter = async (...changes: readonly Change[]): Promise<readonly Finding[]> =>
  findingsOf(await validate(treesAfter(...changes)))

/** What the rules say of the sample trees after some changes, where Flux has applied the trees of the first of them. */
export const findingsAgainst = async (
  before: readonly Change[],
  changes: readonly Change[],
): Promise<readonly Finding[]> =>
  findingsOf(await validate(treesAfter(...before, ...changes), { before: treesAfter(...before) }))

/** A rule that fails finds nothing: no test may take that for a result. */
const findingsOf = ({ findings, notChecked }: Validation): readonly Finding[] => {
  if (notChecked.some(({ kind }) => kind === 'failed')) throw new InternalError(JSON.stringify(notChecked))
  return findings
}

/** The committed trees after some changes. */
export const treesAfter = (...changes: readonly Change[]): readonly RenderedTree[] => {
  const trees = sampleTrees()
  for (const change of changes) change(trees)
  return Object.values(trees).map(({ cluster, files, builds, isBootstrapped }) => ({
    ...rendered(cluster, files),
    ...(isBootstrapped && { isBootstrapped }),
    ...(builds && { builds, root: cluster }),
  }))
}

/**
 * Gives a value to a field of an object: `spoke Service node-exporter`. The name may end with `*`, for names that hold a hash;
 * a file stands for its first object: `hub telemetry/kustomization.yaml`. A path goes on inside a text of YAML or JSON.
 */
export const set =
  (object: string, path: Path, value: unknown): Change =>
  (trees) =>
    setIn(objectIn(trees, object), path, value)

/** Takes a field away. */
export const unset = (object: string, path: Path): Change => set(object, path, undefined)

/** Changes a value by what it is. */
export const change =
  <Value>(object: string, path: Path, to: (value: Value) => unknown): Change =>
  (trees) => {
    const found = objectIn(trees, object)
    setIn(found, path, to(getIn(found, path) as Value))
  }

/** Takes an object away. */
export const remove =
  (object: string): Change =>
  (trees) => {
    const found = objectIn(trees, object)
    for (const { files } of Object.values(trees))
      for (const [path, objects] of files)
        files.set(
          path,
          objects.filter((other) => other !== found),
        )
  }

/** Writes an object a second time into its file, perhaps under another name. */
export const duplicate =
  (object: string, name?: string): Change =>
  (trees) => {
    const found = objectIn(trees, object)
    const again = structuredClone(found)
    if (name !== undefined) {
      setIn(again, ['metadata', 'name'], name)
      setIn(again, ['metadata', 'labels', 'app.kubernetes.io/name'], name)
    }
    for (const { files } of Object.values(trees))
      for (const objects of files.values()) if (objects.includes(found)) objects.push(again)
  }

/**
 * Makes a tree one that kustomize rendered: each layer is a build of all files in its folder.
 * @param changes what is different in the build of a folder
 */
export const renderTree =
  (role: 'hub' | 'spoke', changes: Readonly<Record<string, Partial<FluxBuild>>> = {}): Change =>
  (trees) => {
    const tree = trees[role]
    const folders = [...new Set([...tree.files.keys()].map((path) => path.split('/')[0] ?? ''))]
    tree.builds = folders.map((name) => ({
      folder: `${tree.cluster}/${name}`,
      ...(name !== 'flux' && { by: `flux-system/${name}` }),
      files: new Set(
        [...tree.files.keys()]
          .filter((path) => path.startsWith(`${name}/`))
          .map((path) => `${tree.cluster}/${path}`),
      ),
      remote: [],
      missing: [],
      ...changes[name],
    }))
  }

/** Gives the one scrape of a receiver of the spoke's collector another target. */
export const setTarget = (receiver: string, target: string): Change =>
  set(
    'spoke ConfigMap otel-collector-*',
    [...SCRAPES(receiver), 0, 'static_configs', 0, 'targets', 0],
    target,
  )

const SCRAPES = (receiver: string): Path => [
  'data',
  'config.yaml',
  'receivers',
  receiver,
  'config',
  'scrape_configs',
]

/** Adds objects to a file, a new one perhaps, of which kustomize knows nothing yet. */
export const add =
  (role: 'hub' | 'spoke', path: string, ...objects: readonly Draft[]): Change =>
  (trees) => {
    const { files } = trees[role]
    // Later changes are those of one test alone.
    files.set(path, [...(files.get(path) ?? []), ...structuredClone(objects)])
  }

/** Puts an object of a person's into a layer of the spoke, or of the hub. */
export const own = (
  object: Draft,
  layer = 'workloads',
  role: 'hub' | 'spoke' = 'spoke',
): readonly Change[] => [
  add(role, `${layer}/own.yaml`, object),
  change(`${role} ${layer}/kustomization.yaml`, ['resources'], (resources: readonly string[]) => [
    ...resources,
    'own.yaml',
  ]),
]

const SAMPLE = join(import.meta.dirname, '../../fixtures/trees')

const sampleTrees = (): Trees => {
  const clusters = readdirSync(SAMPLE, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ cluster: name, files: readTree(join(SAMPLE, name)) }))
  const hub = clusters.find(({ files }) => files.has('releases/loki.yaml'))
  const spoke = clusters.find((cluster) => cluster !== hub)
  if (!hub || !spoke) throw new InternalError('the sample trees are no hub and no spoke')
  return { hub, spoke }
}

/** Every object of the sample trees, and kustomize's own files. */
export const sampleObjects = (): readonly Draft[] =>
  Object.values(sampleTrees()).flatMap(({ files }) => [...files.values()].flat())

const texts = new Map<string, string>()

const readTree = (folder: string): Tree => {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.yaml'),
  )
  return new Map(
    paths.toSorted().map((path) => {
      const file = join(folder, path)
      const text = texts.get(file) ?? readFileSync(file, 'utf8')
      texts.set(file, text)
      return [path, (loadAll(text) as Draft[]).map(inKnownVersion)]
    }),
  )
}

/** A chart in a version whose keys are known: an update may raise the sample trees before they are derived. */
const inKnownVersion = (object: Draft): Draft => {
  if (object.kind !== 'OCIRepository') return object
  const spec = object['spec'] as { readonly url: string; readonly ref: { readonly tag: string } }
  const tag = nearestVersion(spec.ref.tag, knownVersionsOf(spec.url.split('/').at(-1) ?? ''))
  return tag === undefined ? object : { ...object, spec: { ...spec, ref: { ...spec.ref, tag } } }
}

const rendered = (cluster: string, files: Tree): RenderedTree => ({
  cluster,
  files: [...files].map(([path, objects]) => ({
    path,
    content: [
      // What a generated file begins with, before its first document.
      texts.get(join(SAMPLE, cluster, path))?.split('---')[0] ?? '',
      ...objects.map((object) => `---\n${dump(object, { lineWidth: -1, noRefs: true })}`),
    ].join(''),
    objects,
  })),
})

const objectIn = (trees: Trees, described: string): Draft => {
  const [role = '', kindOrFile = '', name] = described.split(' ')
  const tree = trees[role as keyof Trees]?.files
  const found =
    name === undefined
      ? tree?.get(kindOrFile)?.[0]
      : [...(tree?.values() ?? [])]
          .flat()
          .find((object) => object.kind === kindOrFile && isNamed(object, name))
  if (!found) throw new InternalError(`the sample trees have no ${described}`)
  return found
}

const isNamed = ({ metadata }: Draft, wanted: string): boolean => {
  const { name } = (metadata ?? {}) as { readonly name?: string }
  return wanted.endsWith('*') ? name?.startsWith(wanted.slice(0, -1)) === true : name === wanted
}
