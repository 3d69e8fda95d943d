import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { FluxKustomization } from './flux-kustomization.ts'

/** Without a repository of Git around a folder, how many folders above it may be the root. */
const MOST_ABOVE = 3

/**
 * The root of the repository that holds a folder: where the paths of most Kustomizations lead somewhere. The nearest counts,
 * since a fleet may lie in a folder of a larger repository.
 */
export const repositoryRoot = (folder: string, kustomizations: readonly FluxKustomization[]): string => {
  const paths = kustomizations.flatMap(({ spec }) => spec?.path ?? [])
  const candidates = foldersAbove(resolve(folder)).map((root) => ({
    root,
    found: paths.filter((path) => existsSync(join(root, path))).length,
  }))
  return candidates.toSorted((one, other) => other.found - one.found)[0]?.root ?? resolve(folder)
}

/** A folder and those above it, up to the root of its Git repository. */
const foldersAbove = (folder: string): readonly string[] => {
  const folders = [folder]
  for (let at = folder; !existsSync(join(at, '.git')) && dirname(at) !== at; at = dirname(at))
    folders.push(dirname(at))
  const last = folders.at(-1) ?? folder
  return existsSync(join(last, '.git')) ? folders : folders.slice(0, MOST_ABOVE + 1)
}
