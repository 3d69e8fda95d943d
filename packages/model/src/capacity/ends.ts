import type { Fleet } from '../fleet/fleet.ts'
import { ASSUMPTIONS } from './assumptions/index.ts'
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
  const { metrics, logs } = fleet.hub
  return [
    ...(metrics.store === 'prometheus' ? [end(PROMETHEUS, load)] : []),
    ...(logs.store === 'loki' && logs.mode === 'monolithic' ? [end(LOKI, load)] : []),
  ]
}

interface EndOfStore extends Pick<StoreEnd, 'store' | 'next' | 'most' | 'unit'> {
  readonly of: (load: FleetLoad) => number
}

const PROMETHEUS: EndOfStore = {
  store: 'Prometheus',
  next: { field: 'hub.metrics', stores: "{ store: 'thanos' }" },
  most: longestStart.value,
  unit: 'seconds',
  of: ({ metrics }) => secondsToStart(metrics),
}

const LOKI: EndOfStore = {
  store: 'Loki',
  next: { field: 'hub.logs', stores: "{ store: 'victoria-logs' } or { store: 'loki', mode: 'distributed' }" },
  most: mostOfOneLoki.value,
  unit: 'bytes a day',
  of: ({ logs }) => logs.bytesPerDay,
}

const end = ({ of, ...store }: EndOfStore, load: FleetLoad): StoreEnd => ({
  ...store,
  load: of(load),
  // Both grow as the number of clusters does.
  clusters: Math.floor(store.most / of(loadOfClusters(load, 1))),
})
