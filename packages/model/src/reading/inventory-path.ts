/**
 * A path in the inventory in the user's notation: `clusters.homelab.workloads.n8n.volumes.data.mounts[0].path`. The
 * path of the whole inventory is `fleet`, the name of its export.
 */
export const writtenPath = (path: readonly PropertyKey[]): string =>
  path.length === 0 ? 'fleet' : path.map(writtenKey).join('').replace(/^\./, '')

const writtenKey = (key: PropertyKey): string => {
  if (typeof key === 'number') return `[${key}]`
  const name = String(key)
  return /^[-\w]+$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`
}

/** The keys of a written path, positions in lists as texts. */
export const keysOfPath = (written: string): readonly string[] =>
  [...written.matchAll(/\[("(?:[^"\\]|\\.)*")\]|\[(\d+)\]|([-\w]+)/g)].map(
    ([, quoted, position, name = '']) =>
      quoted === undefined ? (position ?? name) : String(JSON.parse(quoted)),
  )

/** The value at a path, if there is one. An entry that is `undefined` counts as present. */
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

/** Whether a written path is the other, or a part of what is there. */
export const isWithin = (path: string, other: string): boolean =>
  path === other || (path.startsWith(other) && /^[.[]/.test(path.slice(other.length)))
