import type { Fleet } from '../fleet/fleet.ts'
import { ASSUMPTIONS, type Assumption, type AssumptionName } from './assumptions/index.ts'
import { bucketContents, type BucketContent } from './buckets.ts'
import { storeEnds, type StoreEnd } from './ends.ts'
import { loadOf, loadOfClusters, type FleetLoad } from './load.ts'
import type { Limit, Part } from './part.ts'
import { collectorParts } from './parts/collectors.ts'
import { gatewayPart } from './parts/gateway.ts'
import { logsParts } from './parts/logs.ts'
import { metricsParts } from './parts/metrics.ts'
import { notComputed, type NotComputed } from './parts/not-computed.ts'

/** A limit of a part, at the load of the fleet. */
export interface CapacityRow {
  readonly part: string
  readonly pods: number
  readonly limit: string
  readonly field?: string
  readonly unit: Limit['unit']
  readonly has: number
  readonly needs: number
  /** In per cent, rounded up. */
  readonly share: number
  /** The most clusters like the average one for which it suffices; absent where it does not depend on their number. */
  readonly clusters?: number
}

/** What the stores of a fleet have and need. */
export interface Capacity {
  readonly load: FleetLoad
  readonly rows: readonly CapacityRow[]
  /** What is full first, as the number of clusters grows. */
  readonly first?: CapacityRow
  readonly buckets: readonly BucketContent[]
  readonly ends: readonly StoreEnd[]
  readonly notComputed: readonly NotComputed[]
  /** Those that the rows rest on, by name. */
  readonly assumptions: readonly (Assumption & { readonly name: AssumptionName })[]
}

export const capacityOf = (fleet: Fleet): Capacity => {
  const load = loadOf(fleet)
  const parts = [...metricsParts(fleet), ...logsParts(fleet), gatewayPart(fleet), ...collectorParts(fleet)]
  const rows = parts.flatMap((part) => part.limits.map((limit) => row(part, limit, load)))
  const used = new Set(parts.flatMap(({ limits }) => limits.flatMap(({ by }) => by)))
  const first = rows
    .filter(({ clusters }) => clusters !== undefined)
    .toSorted((one, other) => (one.clusters ?? 0) - (other.clusters ?? 0))
    .at(0)
  return {
    load,
    rows,
    ...(first && { first }),
    buckets: bucketContents(fleet, load),
    ends: storeEnds(fleet),
    notComputed: notComputed(fleet),
    assumptions: Object.entries(ASSUMPTIONS)
      .map(([name, assumption]) => ({ name: name as AssumptionName, ...assumption }))
      .filter(({ name }) => used.has(name)),
  }
}

const row = (part: Part, { name, field, unit, has, grows, needs }: Limit, load: FleetLoad): CapacityRow => ({
  part: part.name,
  pods: part.pods,
  limit: name,
  ...(field !== undefined && { field }),
  unit,
  has,
  needs: needs(load),
  share: Math.ceil((needs(load) / has) * 100),
  ...(grows && { clusters: mostClusters(has, needs, load) }),
})

/** No hub has more: what suffices for these is not asked about further. */
export const MOST_CLUSTERS = 10_000

/** By bisection, for a need only grows with the clusters. */
const mostClusters = (has: number, needs: Limit['needs'], load: FleetLoad): number => {
  const suffices = (count: number): boolean => needs(loadOfClusters(load, count)) <= has
  let [most, tooMany] = [0, MOST_CLUSTERS + 1]
  while (tooMany - most > 1) {
    const middle = Math.floor((most + tooMany) / 2)
    if (suffices(middle)) most = middle
    else tooMany = middle
  }
  return most
}
