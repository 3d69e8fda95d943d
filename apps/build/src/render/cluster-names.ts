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
 * Names clusters after the folders where Flux begins: each after the last folder that is not named after what it holds. Where
 * that names two, the whole path is the name.
 * @param repository the name of a cluster that no folder names
 */
export const clusterNames = (entries: readonly string[], repository: string): readonly string[] => {
  const names = entries.map(
    (entry) => entry.split('/').findLast((part) => part !== '' && !GENERIC.has(part)) ?? repository,
  )
  return names.map((name, index) =>
    names.indexOf(name) === names.lastIndexOf(name)
      ? name
      : (entries[index] ?? '').replaceAll('/', '-') || name,
  )
}
