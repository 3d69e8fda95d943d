import { logsLoad } from '../capacity/load.ts'
import { lokiComponentNeeds, lokiReplicas, type LokiComponent } from '../capacity/log-stores.ts'
import type { Need } from '../capacity/need.ts'
import type { Fleet } from '../fleet/fleet.ts'
import { hubCluster, nodeCount } from '../fleet/topology.ts'

/** Whether Loki’s parts have pods of their own. */
export const isDistributedLoki = ({ hub: { logs } }: Fleet): boolean =>
  logs.store === 'loki' && logs.mode === 'distributed'

/** How the chart names the pods of each part, and its Service after `loki-`. */
export const LOKI_PART_NAMES = {
  distributor: 'distributor',
  ingester: 'ingester',
  querier: 'querier',
  queryFrontend: 'query-frontend',
  queryScheduler: 'query-scheduler',
  indexGateway: 'index-gateway',
  compactor: 'compactor',
} as const satisfies Readonly<Record<LokiComponent, string>>
export type LokiPartName = (typeof LOKI_PART_NAMES)[LokiComponent]

/** One part of a distributed Loki, with what the load of the fleet and the nodes of the hub make of it. */
export interface LokiPart {
  readonly component: LokiComponent
  readonly name: LokiPartName
  readonly replicas: number
  /** What each of its pods needs. */
  readonly need: Need
}

/** A quorum of three outlives one; of two nothing outlives one, so that a second copy would only cost. */
const NODES_FOR_A_QUORUM = 3

/** How many ingesters have each line. */
export const lokiReplicationFactor = (fleet: Fleet): number =>
  nodeCount(hubCluster(fleet)) >= NODES_FOR_A_QUORUM ? NODES_FOR_A_QUORUM : 1

/** One part of a distributed Loki: as many pods as the load needs, and as a node that is away asks for. */
export const lokiPart = (fleet: Fleet, component: LokiComponent): LokiPart => {
  const replicas = replicasOf(fleet, component)
  return {
    component,
    name: LOKI_PART_NAMES[component],
    replicas,
    need: lokiComponentNeeds(logsLoad(fleet), component, {
      replicas,
      replicationFactor: lokiReplicationFactor(fleet),
    }),
  }
}

/** The parts of a distributed Loki. */
export const lokiParts = (fleet: Fleet): readonly LokiPart[] =>
  isDistributedLoki(fleet) ? COMPONENTS.map((component) => lokiPart(fleet, component)) : []

const COMPONENTS = Object.keys(LOKI_PART_NAMES) as readonly LokiComponent[]

const replicasOf = (fleet: Fleet, component: LokiComponent): number => {
  // Two would rewrite the same index.
  if (component === 'compactor') return 1
  const least =
    component === 'ingester' ? lokiReplicationFactor(fleet) : Math.min(2, nodeCount(hubCluster(fleet)))
  return Math.max(least, lokiReplicas(logsLoad(fleet), component))
}
