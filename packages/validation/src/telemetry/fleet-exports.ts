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

/** Every export of every collector, in the order of the clusters. */
export const fleetExports = remembered(({ clusters }: FleetView): readonly FleetExport[] =>
  clusters.flatMap((from) =>
    collectorsOf(from)
      .readable.flatMap(exportsOf)
      .map((one) => ({ ...one, from, isInside: serviceAddressIn(one.url.host) !== undefined })),
  ),
)
