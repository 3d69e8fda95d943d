import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

/** A folder and those above it, up to the root of its Git repository. */
export const foldersUpwards = (folder: string): readonly string[] => {
  const start = resolve(folder)
  if (existsSync(join(start, '.git')) || dirname(start) === start) return [start]
  return [start, ...foldersUpwards(dirname(start))]
}

/** The root of the Git repository that a folder is in. */
export const repositoryOf = (folder: string): string | undefined =>
  foldersUpwards(folder).find((one) => existsSync(join(one, '.git')))
