import { withValue } from '../document-path.ts'
import type { Site } from '../site.ts'
import { atSites } from './at-sites.ts'

/** Lists whose order matters. */
const ORDERED =
  /^(?:operators|processors|pod_association|metric_relabel_configs|relabel_configs|relabelings|metricRelabelings)$/

const itemsOf = ({ value }: Site): readonly unknown[] => (Array.isArray(value) ? value : [])

export const swapOrder = atSites(
  'swap-order',
  'two steps in the wrong order',
  (site) => ORDERED.test(String(site.keys.at(-1))) && itemsOf(site).length > 1,
  (site, random) => {
    const items = itemsOf(site)
    const first = random.below(items.length - 1)
    const swapped = items.with(first, items[first + 1]).with(first + 1, items[first])
    return {
      message: `items ${first} and ${first + 1} swapped`,
      to: (holder, key) => withValue(holder, key, swapped),
    }
  },
)
