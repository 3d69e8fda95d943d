import { entriesOf, clusterOf, spokeNames, type Fleet, type IngestService } from '@fleet/model'
import { admitOnly, fromAddresses, fromCluster } from './network-policy.ts'

/**
 * Who may reach one of the hub's stores: the nodes of the spokes by their tailnet addresses, and the hub's own pods.
 * A NodePort listens on every address of its node, so without this everybody who reaches the node could push and read.
 */
export const ingestPolicy = (fleet: Fleet, { name, store }: IngestService) =>
  admitOnly({
    name,
    namespace: store.service.namespace,
    pods: { ...store.podLabels },
    ports: [store.podPort],
    from: [...fromAddresses(spokeAddresses(fleet)), ...fromCluster],
  })

const spokeAddresses = (fleet: Fleet): string[] =>
  spokeNames(fleet).flatMap((spoke) =>
    entriesOf(clusterOf(fleet, spoke).nodes).map(([, { tailnetAddress }]) => tailnetAddress),
  )
