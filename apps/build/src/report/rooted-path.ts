import { relative, resolve, sep } from 'node:path'

/** A path as a repository names it: from its root, parted by `/`. A file outside of it keeps its own path. */
export const rootedPath = (root: string, file: string): string => {
  const inside = relative(root, resolve(file))
  return inside.startsWith('..') ? resolve(file) : inside.split(sep).join('/')
}
