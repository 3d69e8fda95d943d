/** A place in the inventory as a user would write it: `clusters.homelab.workloads.n8n.volumes.data.mounts[0].path`. */
export const writtenPath = (path: readonly PropertyKey[]): string =>
  path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '')
