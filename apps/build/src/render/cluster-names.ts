/** Folders that are named after what they hold, not after a cluster. */
const GENERIC = new Set([
  'apps',
  'base',
  'bootstrap',
  'cluster',
  'clusters',
  'config',
  'flux',
  'flux-system',
  'k8s',
  'kubernetes',
])

/**
 * Names clusters after the folders where Flux begins: after what differs in their paths; a single one after the last folder
 * that is not named after what it holds.
 * @param repository the name of a cluster that no folder names
 */
export const clusterNames = (entries: readonly string[], repository: string): readonly string[] => {
  const paths = entries.map((entry) => entry.split('/').filter((part) => part !== ''))
  const shared = sharedLength(paths)
  return paths.map((path, index) => {
    const own = entries.length > 1 ? path[shared] : path.findLast((part) => !GENERIC.has(part))
    return own ?? (entries.length > 1 ? `${repository}-${index + 1}` : repository)
  })
}

/** How many folders all paths begin with. */
const sharedLength = ([first = [], ...others]: readonly (readonly string[])[]): number => {
  const different = first.findIndex((part, index) => others.some((other) => other[index] !== part))
  return different === -1 ? first.length : different
}
