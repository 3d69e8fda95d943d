import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Disk } from '../disk/disk.ts'
import type { WrittenKustomization } from './entries.ts'

/** Without a repository of Git around a folder, how many folders above it may be the root. */
const MOST_ABOVE = 3

/**
 * The root of what Flux fetches: where the paths of most Kustomizations lead somewhere. It may be above a folder that a person
 * names, or below it where Flux fetches an artifact of a part of the repository.
 * @param folder the folder that a person names
 * @param written its Kustomizations, by files from that folder
 */
export const repositoryRoot = (
  disk: Disk,
  folder: string,
  written: readonly WrittenKustomization[],
): string => {
  const named = resolve(folder)
  const votes = new Map<string, number>()
  for (const { kustomization, file } of written) {
    const path = kustomization.spec?.path ?? ''
    if (path.replaceAll(/[./]/g, '') === '') continue
    for (const root of [...foldersBetween(named, file), ...foldersAbove(named)])
      if (disk.kindOf(join(root, path)) !== undefined) votes.set(root, (votes.get(root) ?? 0) + 1)
  }
  const [best] = [...votes].toSorted(([, one], [, other]) => other - one)
  return best?.[0] ?? named
}

/** The folders from a named one down to that of a file, without the named one. */
const foldersBetween = (named: string, file: string): readonly string[] => {
  const parts = dirname(file)
    .split('/')
    .filter((part) => part !== '.')
  return parts.map((_, index) => join(named, ...parts.slice(0, index + 1)))
}

/** A folder and those above it, up to the root of its Git repository. */
const foldersAbove = (folder: string): readonly string[] => {
  const folders = [folder]
  for (let at = folder; !existsSync(join(at, '.git')) && dirname(at) !== at; at = dirname(at))
    folders.push(dirname(at))
  const last = folders.at(-1) ?? folder
  return existsSync(join(last, '.git')) ? folders : folders.slice(0, MOST_ABOVE + 1)
}
