import { entriesOf, clusterOf, spokeNames, type Fleet, type IngestService } from '@fleet/model'
import { admitOnly, fromAddresses, fromCluster } from './network-policy.ts'

/**
 * The callers of one of the hub's stores: the nodes of the spokes by their tailnet addresses, and pods of the hub. A
 * NodePort listens on every address of its node, so without this policy every machine that reaches the node can push
 * and read.
 * @param inside the pods of the hub that may
 */
export const ingestPolicy = (fleet: Fleet, { name, store }: IngestService, inside = fromCluster) => {
  const { podPort, ingestPort } = store
  const spokes = fromAddresses(spokeAddresses(fleet))
  return admitOnly({
    name,
    namespace: store.service.namespace,
    pods: { ...store.podLabels },
    callers:
      podPort === ingestPort
        ? [{ ports: [podPort], from: [...spokes, ...inside] }]
        : [
            { ports: [ingestPort], from: spokes },
            { ports: [podPort], from: inside },
          ],
  })
}

const spokeAddresses = (fleet: Fleet): string[] =>
  spokeNames(fleet).flatMap((spoke) =>
    entriesOf(clusterOf(fleet, spoke).nodes).map(([, { tailnetAddress }]) => tailnetAddress),
  )
