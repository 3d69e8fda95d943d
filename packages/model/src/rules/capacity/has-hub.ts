import type { Fleet } from '../../fleet/fleet.ts'
import { entryOf } from '../../fleet/topology.ts'

/** A rule about the hub has nothing to say where the fleet has no cluster of that name. */
export const hasHub = ({ hub, clusters }: Fleet): boolean => entryOf(clusters, hub.cluster) !== undefined
