import {
  gateway,
  logsRelay,
  victoriaLogsCopies,
  type Artifact,
  type Component,
  type Fleet,
  type ServicePort,
  type VictoriaLogs,
} from '@fleet/model'
import {
  admitOnly,
  fromNamespace,
  fromPods,
  gatewayIngest,
  selectorLabels,
  type Peers,
} from '@fleet/kubernetes'
import { gatewayObjects } from './gateway.ts'
import { monitors } from './monitors.ts'
import { queries } from './queries.ts'
import { storage } from './storage.ts'

/**
 * The hub's store of logs, where it is VictoriaLogs, once or in two copies, with the gateway in front of it and the NodePort Service
 * to which the spokes push.
 */
export const victoriaLogsStore: Component = (fleet) => {
  const copies = victoriaLogsCopies(fleet)
  return copies.length === 0 ? [] : [...copies.map((copy) => copyOfStore(fleet, copy)), gatewayOf(fleet)]
}

const copyOfStore = (fleet: Fleet, store: VictoriaLogs): Artifact => ({
  cluster: fleet.hub.cluster,
  layer: 'telemetry',
  path: `${store.name}.yaml`,
  objects: [
    ...storage(fleet, store),
    ...(store.isCluster ? queries(store) : []),
    ...policies(fleet, store),
    ...monitors(store),
  ],
  needs: [{ namespace: store.storage.namespace, podSecurity: 'restricted', holdsVolumes: true }],
})

const gatewayOf = (fleet: Fleet): Artifact => ({
  cluster: fleet.hub.cluster,
  layer: 'telemetry',
  path: 'telemetry-gateway.yaml',
  objects: [
    ...gatewayObjects(fleet),
    // Its name is that of the Service that Loki's gateway has: two of one node port cannot be there at a time.
    ...gatewayIngest(fleet),
  ],
  needs: [{ namespace: fleet.telemetry.namespace, podSecurity: 'restricted', holdsVolumes: false }],
})

/**
 * Lines come through the gateway, or through the relay behind it, and queries through the gateway alone; in a cluster, what answers
 * queries asks the storage nodes. Prometheus reads metrics at the same port. Whatever reaches a process of VictoriaLogs may write,
 * read, and manage its snapshots.
 */
const policies = (fleet: Fleet, { select, storage: nodes, isCluster }: VictoriaLogs) => {
  const relay = logsRelay(fleet)
  const fromGateway = fromPods({ ...gateway(fleet).podLabels })
  const writers = relay ? fromNamespace([relay.service.name]) : fromGateway
  const prometheus = fromNamespace(['prometheus'])
  return isCluster
    ? [
        policy(nodes, [...writers, ...fromNamespace([select.name]), ...prometheus]),
        policy(select, [...fromGateway, ...prometheus]),
      ]
    : [policy(nodes, [...fromGateway, ...(relay ? writers : []), ...prometheus])]
}

/** Of the pods behind a Service of the same name. */
const policy = ({ name, namespace, portName }: ServicePort, from: Peers) =>
  admitOnly({ name, namespace, pods: selectorLabels(name), callers: [{ ports: [portName], from }] })
