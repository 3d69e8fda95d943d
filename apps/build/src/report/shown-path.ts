import { isAbsolute, relative } from 'node:path'

/** A path as one would type it: from the current folder if it is inside, else whole. */
export const shownPath = (path: string): string => {
  const near = relative(process.cwd(), path)
  return near.startsWith('..') || isAbsolute(near) ? path : near
}
