import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { UsageError } from '../cli/usage-error.ts'

/** What a new repository has before the first file of a person's: Git's folder. */
const OF_GIT = '.git'

/** @throws UsageError where the folder has files: nothing of a person's is overwritten */
export const refuseFolderInUse = (folder: string): void => {
  const entry = statSync(folder, { throwIfNoEntry: false })
  if (entry === undefined) return
  if (!entry.isDirectory()) throw new UsageError(`${folder} is a file`, 'name a folder')
  const first = readdirSync(folder).find((name) => name !== OF_GIT)
  if (first !== undefined)
    throw new UsageError(`${folder} is not empty: it has ${first}`, 'name a new or an empty folder')
}

/** Writes new files. A file that somebody else writes meanwhile is not replaced. */
export const writeNewFiles = (folder: string, files: Readonly<Record<string, string>>): void => {
  for (const [path, content] of Object.entries(files)) {
    const file = join(folder, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, content, { flag: 'wx' })
  }
}
