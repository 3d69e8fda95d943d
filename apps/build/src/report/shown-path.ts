import { isAbsolute, relative } from 'node:path'

/** A path as a user types it: relative inside the current folder, otherwise absolute. */
export const shownPath = (path: string): string => {
  const near = relative(process.cwd(), path)
  return near.startsWith('..') || isAbsolute(near) ? path : near
}
