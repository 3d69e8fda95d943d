import { SOPS_CONFIG } from '@fleet/model'
import { FLUX_FOLDER } from '../tree.ts'

/**
 * Whether the generator may own a file of this path inside a cluster's folder. Each part begins with a letter or digit,
 * so an edited record leads neither out of the folder (`..`, `/etc`) nor to a hidden file but that of SOPS.
 */
export const isOwnedPath = (path: string): boolean =>
  path === SOPS_CONFIG || (PLAIN_PATH.test(path) && !isOfBootstrap(path))

/**
 * Whether a path is inside a folder of the folder of Flux' Kustomizations. The generator makes none there; `flux bootstrap`
 * makes one, named after its namespace, and owns it alone.
 */
export const isOfBootstrap = (path: string): boolean =>
  path.startsWith(`${FLUX_FOLDER}/`) && path.split('/').length > 2

const PLAIN_PATH = /^[A-Za-z0-9][\w.-]*(\/[A-Za-z0-9][\w.-]*)*$/

/** The folders that lead to a path, outermost first: `a` and `a/b` for `a/b/c.yaml`. */
export const foldersOf = (path: string): readonly string[] => {
  const parts = path.split('/').slice(0, -1)
  return parts.map((_, depth) => parts.slice(0, depth + 1).join('/'))
}
