import { BOOTSTRAP_FOLDER } from '../tree.ts'

/**
 * Whether the generator may own a file of this path inside a cluster's folder. Each part begins with a letter or
 * digit, so a record that somebody changed can neither lead out of the folder (`..`, `/etc`) nor to a hidden file.
 */
export const isOwnedPath = (path: string): boolean =>
  PLAIN_PATH.test(path) && !path.startsWith(`${BOOTSTRAP_FOLDER}/`)

const PLAIN_PATH = /^[A-Za-z0-9][\w.-]*(\/[A-Za-z0-9][\w.-]*)*$/

/** The folders that lead to a path, outermost first: `a` and `a/b` for `a/b/c.yaml`. */
export const foldersOf = (path: string): readonly string[] => {
  const parts = path.split('/').slice(0, -1)
  return parts.map((_, depth) => parts.slice(0, depth + 1).join('/'))
}
