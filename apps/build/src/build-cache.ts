import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Fleet } from '@fleet/model'
import type { BroughtChart, SuppressionsFile } from '@fleet/validation'
import type { DesiredTree } from './disk/desired-tree.ts'
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
interface CachedBuild {
  readonly key: string
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
  decisions: readonly (SuppressionsFile | BroughtChart)[] = [],
): string | undefined =>
  program === undefined || cache === undefined
    ? undefined
    : sha256(`${program} ${process.version} ${JSON.stringify([fleet, decisions])}`)

/**
 * The trees that this program last composed of this fleet, without their contents. A plan from them can only show that
 * nothing has to change.
 */
export const cachedTrees = ({ cache }: Home, key: string | undefined): readonly DesiredTree[] | undefined => {
  const cached = key === undefined || cache === undefined ? undefined : readCache(cacheFile(cache))
  if (cached?.key !== key) return undefined
  return cached?.trees.map(({ cluster, files }) => ({
    cluster,
    files: new Map(files.map(([path, hash]) => [path, { content: '', hash }])),
  }))
}

/** Caches valid trees, in place of the ones before. */
export const cacheTrees = ({ cache }: Home, key: string | undefined, trees: readonly DesiredTree[]): void => {
  if (key === undefined || cache === undefined) return
  const cached: CachedBuild = {
    key,
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

const readCache = (file: string): CachedBuild | undefined => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as CachedBuild
  } catch {
    return undefined
  }
}
