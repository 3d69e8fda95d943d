import type { Fleet } from '../fleet/fleet.ts'
import { ASSUMPTIONS } from './assumptions.ts'
import { loadOf, loadOfClusters, type FleetLoad } from './load.ts'
import { secondsToStart } from './prometheus.ts'

const { longestStart, mostOfOneLoki } = ASSUMPTIONS

/** Where one process of a store ends, whatever memory and disk it has. */
export interface StoreEnd {
  readonly store: 'Prometheus' | 'Loki'
  /** The field that chooses a larger store, and what to write there. */
  readonly next: { readonly field: 'hub.metrics' | 'hub.logs'; readonly stores: string }
  /** What it is at the load of the fleet, and at most. */
  readonly load: number
  readonly most: number
  readonly unit: 'seconds' | 'bytes a day'
  /** The most clusters like the average one. */
  readonly clusters: number
}

/** The ends of the stores that a fleet has in one process. */
export const storeEnds = (fleet: Fleet): readonly StoreEnd[] => {
  const load = loadOf(fleet)
  return [
    ...(fleet.hub.metrics.store === 'prometheus'
      ? [end('Prometheus', 'seconds', load, longestStart.value, ({ metrics }) => secondsToStart(metrics))]
      : []),
    ...(fleet.hub.logs.store === 'loki' && fleet.hub.logs.mode === 'monolithic'
      ? [end('Loki', 'bytes a day', load, mostOfOneLoki.value, ({ logs }) => logs.bytesPerDay)]
      : []),
  ]
}

const NEXT = {
  Prometheus: { field: 'hub.metrics', stores: "{ store: 'thanos' }" },
  Loki: { field: 'hub.logs', stores: "{ store: 'victoria-logs' } or { store: 'loki', mode: 'distributed' }" },
} as const

const end = (
  store: StoreEnd['store'],
  unit: StoreEnd['unit'],
  load: FleetLoad,
  most: number,
  of: (load: FleetLoad) => number,
): StoreEnd => ({
  store,
  next: NEXT[store],
  load: of(load),
  most,
  unit,
  // All of these grow as the number of clusters does.
  clusters: Math.floor(most / of(loadOfClusters(load, 1))),
})
