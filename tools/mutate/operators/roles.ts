import { withValue } from '../document-path.ts'
import type { Site } from '../site.ts'
import { atSites } from './at-sites.ts'

const RIGHTS = /^(?:verbs|resources|apiGroups|nonResourceURLs)$/

export const widenRole = atSites(
  'widen-role',
  'rights that were added to be on the safe side',
  ({ keys, value }: Site) =>
    RIGHTS.test(String(keys.at(-1))) && keys.includes('rules') && Array.isArray(value),
  ({ keys, value }, random) => {
    const key = keys.at(-1)
    const more =
      key === 'verbs'
        ? ['*', 'create', 'delete', 'patch']
        : key === 'resources'
          ? ['*', 'secrets', 'nodes/proxy', 'pods/exec']
          : ['*']
    const wider = [...(value as readonly unknown[]), random.one(more)]
    return {
      message: `${String(key)}: ${wider.join(', ')}`,
      to: (holder, at) => withValue(holder, at, wider),
    }
  },
)
