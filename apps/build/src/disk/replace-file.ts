import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { temporaryFile } from './temporary-file.ts'

/**
 * Replaces a file atomically: a reader finds the old or the new bytes, also when this process dies. Nothing is flushed
 * to the platter: that takes longer than all else together, and only a power cut shows the difference. Git has the
 * trees.
 */
export const replaceFile = (file: string, content: string | Buffer): void => {
  const temporary = join(dirname(file), temporaryFile(basename(file), process.pid))
  try {
    writeFileSync(temporary, content, { flag: 'wx', mode: 0o644 })
    renameSync(temporary, file)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
}
