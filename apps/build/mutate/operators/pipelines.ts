import { withValue } from '../document-path.ts'
import type { Site } from '../site.ts'
import { sitesIn } from '../site.ts'
import { atSites } from './at-sites.ts'

const isSteps = ({ keys, value }: Site): boolean => keys.at(-3) === 'pipelines' && Array.isArray(value)

export const borrowStep = atSites(
  'borrow-step',
  'a step that was copied from another pipeline',
  isSteps,
  (site, random) => {
    const own = site.value as readonly unknown[]
    const others = sitesIn({ cluster: site.cluster, files: [] }, site.file)
      .filter((other) => isSteps(other) && other.keys.at(-1) === site.keys.at(-1))
      .flatMap(({ value }) => value as readonly unknown[])
      .filter((step) => !own.includes(step))
    if (others.length === 0) return undefined
    const step = random.one(others)
    return {
      what: `${String(step)} too`,
      to: (holder, key) => withValue(holder, key, [...own, step]),
    }
  },
)
