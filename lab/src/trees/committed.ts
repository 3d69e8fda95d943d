import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseAllDocuments } from 'yaml'

/** A Kubernetes object of a tree. */
export interface KubernetesObject {
  readonly apiVersion: string
  readonly kind: string
  readonly metadata: {
    readonly name: string
    readonly namespace?: string
    readonly labels?: Readonly<Record<string, string>>
    readonly annotations?: Readonly<Record<string, string>>
  }
  readonly [field: string]: unknown
}

/** The committed trees of the lab's fleet, which `pnpm fixtures` builds. */
export const treesFolder = join(import.meta.dirname, '../../../packages/validation/fixtures/trees')

const isManifest = (path: string): boolean => path.endsWith('.yaml') && !path.endsWith('kustomization.yaml')

/** Every object of YAML text. The rules of SOPS are none. */
export const objectsIn = (text: string): readonly KubernetesObject[] =>
  parseAllDocuments(text)
    .map((document) => document.toJS() as KubernetesObject | null)
    .filter((object): object is KubernetesObject => object?.kind !== undefined)

/** Every object of a cluster's tree in a folder, in the order of its files: a committed one, or another under test. */
export const objectsInFolder = (folder: string): readonly KubernetesObject[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(isManifest)
    .toSorted()
    .flatMap((path) => objectsIn(readFileSync(join(folder, path), 'utf8')))

const committed = new Map<string, readonly KubernetesObject[]>()

/** Every object of a cluster's committed tree, in the order of its files. */
export const objectsOf = (cluster: string): readonly KubernetesObject[] => {
  const known = committed.get(cluster)
  if (known) return known
  const objects = objectsInFolder(join(treesFolder, cluster))
  committed.set(cluster, objects)
  return objects
}

/** The one object of a kind and name. A name may lack the hash at its end. @throws when there is none or more */
export const objectOf = (cluster: string, kind: string, name: string): KubernetesObject => {
  const candidates = objectsOf(cluster).filter((object) => object.kind === kind)
  const exact = candidates.filter(({ metadata }) => metadata.name === name)
  const found =
    exact.length > 0 ? exact : candidates.filter(({ metadata }) => metadata.name.startsWith(`${name}-`))
  const [object, ...others] = found
  if (!object || others.length > 0)
    throw new Error(`${cluster} has ${found.length} of ${kind} ${name}, not one`)
  return object
}

/** A value inside an object, by keys and indexes. @throws when the path does not exist */
export const valueAt = (value: unknown, ...path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>((inside, key) => {
    const next = (inside as Readonly<Record<string | number, unknown>> | undefined)?.[key]
    if (next === undefined) throw new Error(`nothing at ${path.join('.')}: ${String(key)} is missing`)
    return next
  }, value)

export const textAt = (value: unknown, ...path: readonly (string | number)[]): string => {
  const found = valueAt(value, ...path)
  if (typeof found !== 'string') throw new Error(`${path.join('.')} is not a text`)
  return found
}

/** The values of a HelmRelease. */
export const valuesOf = (cluster: string, release: string): unknown =>
  valueAt(objectOf(cluster, 'HelmRelease', release), 'spec', 'values')
