import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { temporaryFile } from './temporary-file.ts'

/**
 * Gives a file its new bytes at once: whoever reads it, whenever this process dies, finds the old or the new ones.
 * Nothing is flushed to the disk's platter: that takes longer than everything else together, and only a power cut
 * could tell the difference; Git has the trees.
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
