import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Fleet } from '@fleet/model'
import type { DesiredTree } from './disk/desired-tree.ts'
import type { Decisions } from './disk/read-fleet-trees.ts'
import { sha256 } from './disk/hash.ts'
import { replaceFile } from './disk/replace-file.ts'

export type ImportModule = (specifier: string) => Promise<unknown>

/**
 * The repository that the program works for, and the identity of the program: a bundle's name is a hash of its sources.
 */
export interface Home {
  readonly repository: string
  /** The module that exports the fleet, in place of packages/inventory. */
  readonly inventory?: string
  /** The folder for what is remembered. Without one nothing is. */
  readonly cache?: string
  /** Absent where the program runs from its sources: then its identity is unknown. */
  readonly program?: string
  /** Imports the inventory. By default the program imports it itself. */
  readonly importModule?: ImportModule
}

/** The hash of each file, by cluster and path, of the valid trees that one program composed of one fleet. */
interface StoredBuild {
  readonly key: string
  /** Identifies a person's files that were checked with them. */
  readonly persons: string
  readonly trees: readonly {
    readonly cluster: string
    readonly files: readonly (readonly [string, string])[]
  }[]
}

const cacheFile = (folder: string): string => join(folder, 'fleet-build.json')

/**
 * The key of a build's result. Composition is a pure function: the same program and fleet give the same bytes.
 * @param decisions what a person adds to the checks
 * @returns nothing where the program is unknown, or nothing is remembered
 */
export const cacheKey = (
  { program, cache }: Home,
  fleet: Fleet,
  { suppressions, settings, charts }: Decisions = { suppressions: [], charts: [] },
): string | undefined =>
  program === undefined || cache === undefined
    ? undefined
    : sha256(`${program} ${process.version} ${JSON.stringify([fleet, suppressions, settings?.file, charts])}`)

/** What was last built and found valid. */
export interface CachedBuild {
  /** Without their contents: a plan from them can only show that nothing has to change. */
  readonly trees: readonly DesiredTree[]
  /** Identifies a person's files that were checked with them. */
  readonly persons: string
}

/** What this program last built of this fleet. */
export const cachedBuild = ({ cache }: Home, key: string | undefined): CachedBuild | undefined => {
  const cached = key === undefined || cache === undefined ? undefined : readCache(cacheFile(cache))
  if (!cached || cached.key !== key) return undefined
  const trees = cached.trees.map(({ cluster, files }) => ({
    cluster,
    files: new Map(files.map(([path, hash]) => [path, { content: '', hash }])),
  }))
  return { trees, persons: cached.persons }
}

/** Caches a valid build, in place of the one before. */
export const cacheBuild = (
  { cache }: Home,
  key: string | undefined,
  { trees, persons }: CachedBuild,
): void => {
  if (key === undefined || cache === undefined) return
  const cached: StoredBuild = {
    key,
    persons,
    trees: trees.map(({ cluster, files }) => ({
      cluster,
      files: [...files].map(([path, { hash }]) => [path, hash] as const),
    })),
  }
  try {
    replaceFile(cacheFile(cache), JSON.stringify(cached))
  } catch {
    // Without a cache the next build only takes a little longer.
  }
}

const readCache = (file: string): StoredBuild | undefined => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as StoredBuild
  } catch {
    return undefined
  }
}
