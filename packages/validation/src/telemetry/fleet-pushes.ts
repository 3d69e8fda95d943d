import type { ClusterView } from '../tree/cluster-view.ts'
import type { FleetView } from '../tree/fleet-view.ts'
import { serviceAddressIn } from '../tree/network/services.ts'
import { remembered } from '../values/remembered.ts'
import { collectorsOf } from './collectors/collectors-of.ts'
import { pushesOf, type Push } from './collectors/exporters.ts'

export interface FleetPush extends Push {
  readonly from: ClusterView
  /** The Service of the same cluster that the URL names; for a push out of the cluster there is none. */
  readonly isInside: boolean
}

/** Every push of every collector, in the order of the clusters. */
export const fleetPushes = remembered(({ clusters }: FleetView): readonly FleetPush[] =>
  clusters.flatMap((from) =>
    collectorsOf(from)
      .readable.flatMap(pushesOf)
      .map((push) => ({ ...push, from, isInside: serviceAddressIn(push.url.host) !== undefined })),
  ),
)
