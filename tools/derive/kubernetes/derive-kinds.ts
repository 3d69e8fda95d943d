import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { withPointers, type Definitions } from '@fleet/charts/schema-file'
import { readDerived, writeDerived, writeText } from '../write-derived.ts'
import { definedKinds, type DefinitionSource } from './defined-kinds.ts'

const PREFIX = 'object/'

/** A type that a schema is derived of. */
interface Root {
  readonly name: string
  /** Its schema is loaded only where an object of the kind is found. */
  readonly onDemand?: boolean
}

/** The kinds of a file, by whether they have a namespace. */
export interface Scopes {
  readonly cluster: readonly string[]
  readonly namespaced: readonly string[]
}

const readJson = (name: string): unknown =>
  JSON.parse(readFileSync(join(import.meta.dirname, `${name}.json`), 'utf8'))

/** Writes the schemas of all kinds, and the index of their scopes. */
export const deriveKinds = (
  $defs: Definitions,
  clusterScoped: readonly string[],
  checkouts: ReadonlyMap<string, string>,
): void => {
  const roots = readJson('roots') as readonly Root[]
  const rootsOf = (isLater: boolean): readonly string[] =>
    roots.filter(({ onDemand = false }) => onDemand === isLater).map(({ name }) => name)
  const ahead = reachable($defs, rootsOf(false))
  const later = new Set([...reachable($defs, rootsOf(true))].filter((name) => !ahead.has(name)))
  const fileOf = (name: string): string => (ahead.has(name) ? '../kubernetes.json' : '')
  writeDerived('kubernetes', withPointers(picked($defs, ahead)) as Definitions)
  writeDerived('kinds/kubernetes', withPointers(picked($defs, later), fileOf) as Definitions)
  const defined = (readJson('definitions') as readonly DefinitionSource[]).flatMap((source) => {
    const found = definedKinds(source, checkouts, ahead)
    if (!found) return []
    writeDerived(`kinds/${source.file}`, found.definitions)
    return [[`kinds/${source.file}`, scopesOf(found.kinds, found.clusterScoped)] as const]
  })
  writeIndex({
    ...(readDerived('kinds') as Readonly<Record<string, Scopes>>),
    kubernetes: scopesOf(rootsOf(false), clusterScoped),
    'kinds/kubernetes': scopesOf(rootsOf(true), clusterScoped),
    ...Object.fromEntries(defined),
  })
}

const scopesOf = (kinds: readonly string[], clusterScoped: readonly string[]): Scopes => {
  const ids = (isCluster: boolean): readonly string[] =>
    kinds
      .filter((name) => name.startsWith(PREFIX) && clusterScoped.includes(name) === isCluster)
      .map((name) => name.slice(PREFIX.length))
      .toSorted()
  return { cluster: ids(true), namespaced: ids(false) }
}

const picked = ($defs: Definitions, names: ReadonlySet<string>): Definitions =>
  Object.fromEntries(Object.entries($defs).filter(([name]) => names.has(name)))

/** A file on each line: a new kind is a change of one. */
const writeIndex = (index: Readonly<Record<string, Scopes>>): void => {
  const lines = Object.entries(index)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([file, scopes]) => `${JSON.stringify(file)}: ${JSON.stringify(scopes)}`)
  writeText('kinds', `{\n${lines.join(',\n')}\n}\n`)
}

/** The names of definitions, and of all that they refer to. */
const reachable = ($defs: Definitions, names: readonly string[]): ReadonlySet<string> => {
  const found = new Set<string>()
  const visit = (name: string): void => {
    if (found.has(name)) return
    found.add(name)
    for (const [, to = ''] of JSON.stringify($defs[name]).matchAll(/"\$ref":"([^"]+)"/g)) visit(to)
  }
  names.forEach(visit)
  return found
}
