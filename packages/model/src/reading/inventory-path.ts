/**
 * A place in the inventory as a user would write it: `clusters.homelab.workloads.n8n.volumes.data.mounts[0].path`.
 * The place of the whole inventory is `fleet`, the name under which it is exported.
 */
export const writtenPath = (path: readonly PropertyKey[]): string =>
  path.length === 0 ? 'fleet' : path.map(writtenKey).join('').replace(/^\./, '')

const writtenKey = (key: PropertyKey): string => {
  if (typeof key === 'number') return `[${key}]`
  const name = String(key)
  return /^[-\w]+$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`
}

/** What stands at a path, if anything does: an entry that is `undefined` was written all the same. */
export const entryAt = (
  inventory: unknown,
  path: readonly PropertyKey[],
): { readonly value: unknown } | undefined => {
  let value = inventory
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = (value as Record<PropertyKey, unknown>)[key]
  }
  return { value }
}

/** The names of an object's entries at a path; none where something else stands. */
export const namesAt = (inventory: unknown, path: readonly PropertyKey[]): readonly string[] => {
  const value = entryAt(inventory, path)?.value
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : []
}
