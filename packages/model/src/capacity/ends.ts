import type { Fleet } from '../fleet/fleet.ts'
import { ASSUMPTIONS } from './assumptions.ts'
import { loadOf, loadOfClusters, type FleetLoad } from './load.ts'
import { HOURS_OF_THE_HEAD } from './metrics-stores.ts'

/** Where one process of a store ends, whatever memory and disk it has. */
export interface StoreEnd {
  readonly store: 'Prometheus' | 'Loki'
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
    end('Prometheus', 'seconds', load, ASSUMPTIONS.longestStart.value, secondsToStart),
    ...(fleet.hub.logs.store === 'loki' && fleet.hub.logs.mode === 'monolithic'
      ? [end('Loki', 'bytes a day', load, ASSUMPTIONS.mostOfOneLoki.value, ({ logs }) => logs.bytesPerDay)]
      : []),
  ]
}

/** How long a Prometheus reads the samples that are not yet in a block, before it answers. */
const secondsToStart = ({ metrics }: FleetLoad): number =>
  (metrics.samplesPerSecond * HOURS_OF_THE_HEAD * 3600) / ASSUMPTIONS.samplesReplayedASecond.value

const end = (
  store: StoreEnd['store'],
  unit: StoreEnd['unit'],
  load: FleetLoad,
  most: number,
  of: (load: FleetLoad) => number,
): StoreEnd => ({
  store,
  load: of(load),
  most,
  unit,
  // All of these grow as the number of clusters does.
  clusters: Math.floor(most / of(loadOfClusters(load, 1))),
})
