import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DEFINITION, kindsDefinedBy, type Definition } from '@fleet/validation/definition'
import { loadAll } from 'js-yaml'
import type { JsonSchema } from '@fleet/charts/json-schema'
import type { Definitions } from '@fleet/charts/schema-file'
import { shared } from '@fleet/charts/shared'

/** Where the CustomResourceDefinitions of a program are. */
export interface DefinitionSource {
  /** The name of the derived file. */
  readonly file: string
  /** A Go module and its version; without one, a checkout of this version is given. */
  readonly module?: string
  readonly checkout?: string
  readonly folder: string
}

interface DefinedKinds {
  readonly definitions: Definitions
  readonly kinds: readonly string[]
  readonly clusterScoped: readonly string[]
}

/**
 * The schemas of the kinds that a program defines; nothing where its checkout is not given.
 * @param others what its types have given a schema of
 */
export const definedKinds = (
  { file, module, folder }: DefinitionSource,
  checkouts: ReadonlyMap<string, string>,
  others: ReadonlySet<string>,
): DefinedKinds | undefined => {
  const root = module === undefined ? checkouts.get(file) : folderOfModule(module)
  if (root === undefined) return undefined
  const kinds = definitionsIn(join(root, folder))
    .flatMap(kindsDefinedBy)
    .map(({ id, ...kind }) => ({ ...kind, name: `object/${id}` }))
    .filter(({ name }) => !others.has(name))
  return {
    definitions: shared(Object.fromEntries(kinds.map(({ name, schema }) => [name, schema as JsonSchema]))),
    kinds: kinds.map(({ name }) => name),
    clusterScoped: kinds.filter(({ isClusterScoped }) => isClusterScoped).map(({ name }) => name),
  }
}

/** The module proxy gives the module, and the checksum database its sum. */
const folderOfModule = (module: string): string => {
  const answer = execFileSync('go', ['mod', 'download', '-json', module], {
    encoding: 'utf8',
    env: { ...process.env, GOFLAGS: '-mod=mod' },
  })
  return (JSON.parse(answer) as { readonly Dir: string }).Dir
}

const definitionsIn = (folder: string): readonly Definition[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .toSorted()
    .flatMap((name) => loadAll(readFileSync(join(folder, name), 'utf8')))
    .filter(isDefinition)

const isDefinition = (document: unknown): document is Definition => {
  const { apiVersion, kind } = (document ?? {}) as { readonly apiVersion?: string; readonly kind?: string }
  return `${apiVersion}/${kind}` === DEFINITION
}
