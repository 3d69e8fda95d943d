import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'

/**
 * The bytes of an ordinary file, and no more than one over a limit, which tells that there are more. Never waits: what has become a
 * pipe or a link since it was listed is not read.
 * @returns nothing where it is no ordinary file
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
