import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'

/**
 * The bytes of a regular file, at most one over a limit, which shows that there are more. Never waits: a pipe or a link
 * that has replaced the file since the listing is not read.
 * @returns nothing where it is not a regular file
 */
export const readBytes = (file: string, most: number): Buffer | undefined => {
  const descriptor = openSync(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
  try {
    const stats = fstatSync(descriptor)
    if (!stats.isFile()) return undefined
    const bytes = Buffer.allocUnsafe(Math.min(stats.size, most + 1))
    return bytes.subarray(0, readSync(descriptor, bytes))
  } finally {
    closeSync(descriptor)
  }
}
