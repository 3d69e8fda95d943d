import { lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { LOCK } from '../lock.ts'

/** An empty folder, removed after the test. */
export const scratchFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'fleet-build-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Writes a file, and the folders that lead to it. */
export const put = (folder: string, path: string, content: string | Uint8Array): void => {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), content)
}

/** The content of each file below a folder, by its path, without links and the lock of builds. */
export const filesIn = (folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    pathsIn(folder)
      .filter((path) => path !== LOCK && lstatSync(join(folder, path)).isFile())
      .map((path) => [path, readFileSync(join(folder, path), 'utf8')]),
  )

/** The time of the last change and the inode of each file and folder below: two readings differ after any write. */
export const timesIn = (folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    pathsIn(folder).map((path) => {
      const { ino, mtimeNs } = lstatSync(join(folder, path), { bigint: true })
      return [path, `${ino} ${mtimeNs}`]
    }),
  )

/** The path of everything below a folder. */
export const pathsIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted()
