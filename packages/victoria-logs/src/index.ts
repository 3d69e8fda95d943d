import {
  gateway,
  victoriaLogs,
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
 * The hub's store of logs, where it is VictoriaLogs, with the gateway in front of it and the NodePort Service to which the
 * spokes push.
 */
export const victoriaLogsStore: Component = (fleet) => {
  const store = victoriaLogs(fleet)
  if (!store) return []
  const { namespace } = store.storage
  const hub = { cluster: fleet.hub.cluster, layer: 'telemetry' } as const
  return [
    {
      ...hub,
      path: 'victoria-logs.yaml',
      objects: [
        ...storage(fleet, store),
        ...(store.isCluster ? queries(store) : []),
        ...policies(fleet, store),
        ...monitors(store),
      ],
      needs: [{ namespace, podSecurity: 'restricted', holdsVolumes: true }],
    },
    {
      ...hub,
      path: 'telemetry-gateway.yaml',
      objects: [
        ...gatewayObjects(fleet),
        // Its name is that of the Service that Loki's gateway has: two of one node port cannot be there at a time.
        ...gatewayIngest(fleet),
      ],
      needs: [{ namespace, podSecurity: 'restricted', holdsVolumes: false }],
    },
  ]
}

/**
 * Lines and queries come through the gateway alone; in a cluster, what answers queries asks the storage nodes. Prometheus reads
 * metrics at the same port. Whatever reaches a process of VictoriaLogs may write, read, and manage its snapshots.
 */
const policies = (fleet: Fleet, { select, storage: nodes, isCluster }: VictoriaLogs) => {
  const callers = [...fromPods({ ...gateway(fleet).podLabels }), ...fromNamespace(['prometheus'])]
  return isCluster
    ? [policy(nodes, [...callers, ...fromNamespace([select.name])]), policy(select, callers)]
    : [policy(nodes, callers)]
}

/** Of the pods behind a Service of the same name. */
const policy = ({ name, namespace, portName }: ServicePort, from: Peers) =>
  admitOnly({ name, namespace, pods: selectorLabels(name), callers: [{ ports: [portName], from }] })
