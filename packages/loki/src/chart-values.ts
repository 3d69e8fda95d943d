import { durationOf, hubCluster, LOGS_BODY_LIMIT, outOfOrderWindow, seconds, type Fleet } from '@fleet/model'
import { hubPlacement } from '@fleet/kubernetes'
import { limits } from './limits.ts'

/**
 * What nginx itself cannot do (its temporary file has no room, its connections are used up) it answers with 500, and a collector drops what is
 * answered so. What Loki answers passes as it is: nginx intercepts nothing.
 */
const TRY_AGAIN = `error_page 500 =503 @unavailable;
location @unavailable {
  return 503;
}
`

/** The values of the Loki chart: one process with everything in it, its data on one volume. */
export const chartValues = (fleet: Fleet) => ({
  deploymentMode: 'Monolithic',
  loki: lokiConfig(fleet),
  singleBinary: {
    replicas: 1,
    persistence: { size: fleet.hub.loki.volume, storageClass: hubCluster(fleet).storageClass },
    resources: fleet.hub.loki.resources,
    ...alone(fleet),
  },
  gateway: {
    resources: fleet.hub.loki.gateway.resources,
    nginxConfig: { clientMaxBodySize: LOGS_BODY_LIMIT, serverSnippet: TRY_AGAIN },
    ...alone(fleet),
  },
  ...unused,
})

/**
 * `null` takes the chart's required anti-affinity away (an empty map would be merged with it): on one node a new pod
 * would wait for ever for the old one to go.
 */
const alone = (fleet: Fleet) => ({ affinity: null, ...hubPlacement(fleet) })

/**
 * What Loki's parts may tell each other at once: a thousand lines, as Grafana asks for, of 32 KiB each. With the default of 4 MiB a page of
 * a thousand stack traces is never answered: the part that asked does not hear that the other failed, and gives up after a minute.
 */
const MESSAGE_BYTES = 32 * 1024 * 1024

const lokiConfig = (fleet: Fleet) => ({
  // One tenant, the fleet: who may connect is settled by the network policy.
  auth_enabled: false,
  server: { grpc_server_max_recv_msg_size: MESSAGE_BYTES, grpc_server_max_send_msg_size: MESSAGE_BYTES },
  commonConfig: { replication_factor: 1 },
  storage: { type: 'filesystem' },
  schemaConfig: {
    configs: [
      {
        from: fleet.hub.loki.schemaFrom,
        store: 'tsdb',
        object_store: 'filesystem',
        schema: 'v13',
        index: { prefix: 'index_', period: '24h' },
      },
    ],
  },
  limits_config: limits(fleet),
  // Without both of the last two nothing is ever deleted, whatever the retention period says.
  compactor: { retention_enabled: true, delete_request_store: 'filesystem' },
  // A line may be older than its stream's newest by half of this: what waited out an outage is let in.
  ingester: { max_chunk_age: durationOf(2 * seconds(outOfOrderWindow(fleet))) },
  analytics: { reporting_enabled: false },
})

/** The other modes' replicas, which the chart insists on seeing at zero, and helpers sized for larger installations. */
const unused = {
  read: { replicas: 0 },
  write: { replicas: 0 },
  backend: { replicas: 0 },
  chunksCache: { enabled: false },
  resultsCache: { enabled: false },
  lokiCanary: { enabled: false },
  test: { enabled: false },
  sidecar: { rules: { enabled: false } },
}
