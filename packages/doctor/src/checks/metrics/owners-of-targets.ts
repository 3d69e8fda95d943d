import { entriesOf } from '@fleet/model'
import type { LiveCluster } from '../../live/live-cluster.ts'
import type { LiveFleet } from '../../live/live-fleet.ts'
import type { Sample } from '../../live/store-api.ts'

/** Whose targets these are: the instance of many is the name or the address of a node. */
export const ownersOf = (
  live: LiveFleet,
  label: string,
  targets: readonly Sample[],
): ReadonlyMap<LiveCluster | undefined, readonly Sample[]> => {
  const named = new Set(targets.map((target) => ownerOf(live, target)).filter((one) => one !== undefined))
  // All that one collector pushes has one label. What the hub scrapes in pods has addresses that no inventory lists.
  const [only] = named
  const rest = named.size === 1 ? only : label === '' ? live.hub : undefined
  return Map.groupBy(targets, (target) => (named.size > 1 ? ownerOf(live, target) : undefined) ?? rest)
}

const ownerOf = ({ clusters }: LiveFleet, { labels }: Sample): LiveCluster | undefined => {
  const instance = labels['instance'] ?? ''
  const owners = clusters.filter(({ facts }) =>
    entriesOf(facts.nodes).some(
      ([name, { address, tailnetAddress }]) =>
        instance === name || [address, tailnetAddress].some((own) => instance.startsWith(`${own}:`)),
    ),
  )
  return owners.length === 1 ? owners[0] : undefined
}
