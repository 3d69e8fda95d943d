import { durationOf, hubCluster, mebibytes, outOfOrderWindow, seconds, type Fleet } from '@fleet/model'
import { hubPlacement } from '@fleet/kubernetes'
import { gatewayConfig } from './gateway-config.ts'
import { limits } from './limits.ts'

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
    nginxConfig: { file: gatewayConfig(fleet) },
    // Its exporter would be a container without limits that nothing scrapes.
    metrics: { enabled: false },
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

/**
 * The memory at which Loki writes out what it replays of its write-ahead log after a crash: half of its limit. The default of 4 GB is
 * more than most limits, so that the kernel ends each start before it is complete.
 */
const replayCeiling = (fleet: Fleet): string =>
  `${Math.floor(mebibytes(fleet.hub.loki.resources.limits.memory) / 2)}MB`

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
  ingester: {
    // A line may be older than its stream's newest by half of this: what waited out an outage is let in.
    max_chunk_age: durationOf(2 * seconds(outOfOrderWindow(fleet))),
    wal: { replay_memory_ceiling: replayCeiling(fleet) },
  },
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
