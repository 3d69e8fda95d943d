import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Fleet } from '@fleet/model'
import type { SuppressionsFile } from '@fleet/validation'
import type { DesiredTree } from './disk/desired-tree.ts'
import { sha256 } from './disk/hash.ts'
import { replaceFile } from './disk/replace-file.ts'

export type ImportModule = (specifier: string) => Promise<unknown>

/** The repository that the program works for, and which program it is: the bundle's name tells every source of it. */
export interface Home {
  readonly repository: string
  /** Absent where the program runs from its sources, for then nothing tells that it is the same as the last time. */
  readonly program?: string
  /** Imports the inventory; without it, the program does so itself. */
  readonly importModule?: ImportModule
}

/** The hashes of every file, by cluster and path, that one program made of one fleet, and found nothing wrong with. */
interface CachedBuild {
  readonly key: string
  readonly trees: readonly {
    readonly cluster: string
    readonly files: readonly (readonly [string, string])[]
  }[]
}

const cacheFile = ({ repository }: Home): string => join(repository, 'node_modules/.cache/fleet-build.json')

/**
 * What a build's result is remembered by. Composition is a pure function: the same program and the same fleet give the
 * same bytes. Nothing where the program is not known.
 */
export const cacheKey = (
  { program }: Home,
  fleet: Fleet,
  suppressions: readonly SuppressionsFile[] = [],
): string | undefined =>
  program === undefined
    ? undefined
    : sha256(`${program} ${process.version} ${JSON.stringify([fleet, suppressions])}`)

/**
 * What this program made of this fleet the last time, so that a build that has nothing to change need not make it again.
 * Contents are not remembered: a plan from these trees is good only to learn that nothing has to change.
 */
export const cachedTrees = (home: Home, key: string | undefined): readonly DesiredTree[] | undefined => {
  const cached = key === undefined ? undefined : readCache(cacheFile(home))
  if (cached?.key !== key) return undefined
  return cached?.trees.map(({ cluster, files }) => ({
    cluster,
    files: new Map(files.map(([path, hash]) => [path, { content: '', hash }])),
  }))
}

/** Remembers, in place of what was remembered before, trees that nothing was wrong with. */
export const cacheTrees = (home: Home, key: string | undefined, trees: readonly DesiredTree[]): void => {
  if (key === undefined) return
  const cached: CachedBuild = {
    key,
    trees: trees.map(({ cluster, files }) => ({
      cluster,
      files: [...files].map(([path, { hash }]) => [path, hash] as const),
    })),
  }
  try {
    replaceFile(cacheFile(home), JSON.stringify(cached))
  } catch {
    // Where it cannot be kept, the next build takes a little longer, and no more.
  }
}

const readCache = (file: string): CachedBuild | undefined => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as CachedBuild
  } catch {
    return undefined
  }
}
