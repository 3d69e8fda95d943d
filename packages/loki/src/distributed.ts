import {
  containerFor,
  hubCluster,
  lokiPart,
  lokiParts,
  lokiReplicationFactor,
  type Fleet,
  type LokiComponent,
  type LokiPart,
} from '@fleet/model'
import { bucketCredentials } from './bucket-credentials.ts'
import { lokiConfig, period, readsSeveralTenants } from './loki-config.ts'
import { spread } from './placement.ts'

/** Each of Loki's parts in pods of its own, with all logs in the bucket. */
export const distributed = (fleet: Fleet) => ({
  deploymentMode: 'Distributed',
  loki: {
    ...lokiConfig(fleet, {
      replicationFactor: lokiReplicationFactor(fleet),
      store: 's3',
      memory: containerFor(lokiPart(fleet, 'ingester').need).limits.memory,
      periods: [period(fleet.hub.loki.schemaFrom, 's3')],
    }),
    // A line waits in an ingester until its chunk is stored, which may be longer than the three hours that are asked
    // for by default: it would not be found in between.
    querier: { query_ingesters_within: '0s', ...readsSeveralTenants(fleet) },
  },
  // None of the pods asks the API server.
  defaults: { automountServiceAccountToken: false },
  // Pods find each other before they are ready: they become so by finding each other.
  memberlist: { service: { publishNotReadyAddresses: true } },
  ...Object.fromEntries(lokiParts(fleet).map((part) => [part.component, pods(fleet, part)])),
  singleBinary: { replicas: 0 },
  // Rules about logs are none of this generator's, and without a bucket of their own the chart does not render.
  ruler: { enabled: false },
})

/** The parts that read or write the bucket. */
const USES_BUCKET: readonly LokiComponent[] = ['ingester', 'querier', 'indexGateway', 'compactor']

const pods = (fleet: Fleet, part: LokiPart) => ({
  replicas: part.replicas,
  resources: containerFor(part.need),
  ...(USES_BUCKET.includes(part.component) && bucketCredentials(fleet)),
  ...volumeOf(fleet, part),
  ...spread(part),
  // The chart makes a disruption budget of it.
  ...(part.replicas > 1 && { maxUnavailable: 1 }),
})

/** What is not in the bucket yet, or must not be downloaded again after each restart. */
const volumeOf = (fleet: Fleet, { component }: LokiPart) => {
  const { volume: size, storageClass = hubCluster(fleet).storageClass } = fleet.hub.loki
  const claims = {
    enabled: true,
    claims: [{ name: 'data', accessModes: ['ReadWriteOnce'], size, storageClass }],
  }
  switch (component) {
    case 'ingester':
      // Zones would be StatefulSets of their own, which an operator of their own rolls one by one.
      return { persistence: claims, zoneAwareReplication: { enabled: false } }
    case 'compactor':
      return { persistence: claims }
    case 'indexGateway':
      return { persistence: { enabled: true, size, storageClass } }
    default:
      return {}
  }
}
