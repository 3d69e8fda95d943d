import type { ClusterView } from '../tree/cluster-view.ts'
import type { FleetView } from '../tree/fleet-view.ts'
import { serviceAddressIn } from '../tree/network/services.ts'
import { remembered } from '../values/remembered.ts'
import { collectorsOf } from './collectors/collectors-of.ts'
import { exportsOf, type Export } from './collectors/exporters.ts'

export interface FleetExport extends Export {
  readonly from: ClusterView
  /** The Service of the same cluster that the URL names; for an export out of the cluster there is none. */
  readonly isInside: boolean
}

const isNodePort = (port: number): boolean => port >= 30_000 && port <= 32_767

/** Spans go to services of the internet too, which are no part of the fleet. */
const staysInFleet = ({ signal, url, isInside }: FleetExport): boolean =>
  signal !== 'traces' || isInside || isNodePort(Number(url.port))

/** Every export of every collector inside the fleet, in the order of the clusters. */
export const fleetExports = remembered(({ clusters }: FleetView): readonly FleetExport[] =>
  clusters.flatMap((from) =>
    collectorsOf(from)
      .readable.flatMap(exportsOf)
      .map((one) => ({ ...one, from, isInside: serviceAddressIn(one.url.host) !== undefined }))
      .filter(staysInFleet),
  ),
)
