import {
  durationOf,
  hubCluster,
  mebibytes,
  OBJECT_STORAGE_SECRET,
  outOfOrderWindow,
  PUSH_SECRET,
  pushCredentials,
  seconds,
  type Fleet,
} from '@fleet/model'
import { gatewayConfig, USERS_FILE, USERS_FOLDER } from '@fleet/gateway'
import { hubPlacement } from '@fleet/kubernetes'
import { limits } from './limits.ts'

/** The values of the Loki chart: one process with everything in it, its data on one volume. */
export const chartValues = (fleet: Fleet) => ({
  deploymentMode: 'Monolithic',
  loki: lokiConfig(fleet),
  singleBinary: {
    replicas: 1,
    persistence: {
      size: fleet.hub.loki.volume,
      storageClass: fleet.hub.loki.storageClass ?? hubCluster(fleet).storageClass,
    },
    resources: fleet.hub.loki.resources,
    ...bucketCredentials(fleet),
    ...alone(fleet),
  },
  gateway: {
    resources: fleet.hub.loki.gateway.resources,
    nginxConfig: { file: gatewayConfig(fleet) },
    ...pushUsers(fleet),
    // Its exporter is a container without limits that nothing scrapes.
    metrics: { enabled: false },
    ...alone(fleet),
  },
  ...unused,
})

/**
 * The valid credentials of spokes. By its key, so that the pod waits for a Secret that lacks it; as a folder, for the
 * kubelet renews no single file.
 */
const pushUsers = (fleet: Fleet) =>
  pushCredentials(fleet) && {
    extraVolumes: [
      {
        name: PUSH_SECRET.name,
        secret: {
          secretName: PUSH_SECRET.name,
          items: [{ key: PUSH_SECRET.usersKey, path: USERS_FILE }],
        },
      },
    ],
    extraVolumeMounts: [{ name: PUSH_SECRET.name, mountPath: USERS_FOLDER, readOnly: true }],
  }

/** Loki’s client of S3 reads the credentials from these variables where the configuration has none. */
const bucketCredentials = ({ hub }: Fleet) =>
  hub.loki.objectStorage && {
    extraEnv: Object.entries(OBJECT_STORAGE_SECRET.keyOf).map(([variable, key]) => ({
      name: variable,
      valueFrom: { secretKeyRef: { name: OBJECT_STORAGE_SECRET.name, key } },
    })),
  }

/**
 * `null` removes the chart's required anti-affinity (an empty map merges with it): on one node a new pod would wait
 * endlessly for the old one to go.
 */
const alone = (fleet: Fleet) => ({ affinity: null, ...hubPlacement(fleet) })

/**
 * The largest message between Loki's components: a thousand lines, Grafana's page, of 32 KiB each. With the default of
 * 4 MiB a page of a thousand stack traces has no answer: the caller does not learn of the failure, and gives up after a
 * minute.
 */
const MESSAGE_BYTES = 32 * 1024 * 1024

/**
 * The memory at which Loki flushes the replay of its write-ahead log after a crash: half of its limit. The default of 4
 * GB is more than most limits, so that the kernel kills each start.
 */
const replayCeiling = (fleet: Fleet): string =>
  `${Math.floor(mebibytes(fleet.hub.loki.resources.limits.memory) / 2)}MB`

const lokiConfig = (fleet: Fleet) => ({
  // One tenant, the fleet: the network policy decides who may connect.
  auth_enabled: false,
  server: { grpc_server_max_recv_msg_size: MESSAGE_BYTES, grpc_server_max_send_msg_size: MESSAGE_BYTES },
  commonConfig: { replication_factor: 1 },
  // Also with a bucket: the chart then says where on the volume what it has stored is.
  storage: { type: 'filesystem' },
  ...storageConfig(fleet),
  schemaConfig: { configs: periods(fleet) },
  limits_config: limits(fleet),
  // Without both of the last two nothing is ever deleted, despite the retention period. What is to be deleted is
  // noted on the volume, whatever the store: Loki starts while its bucket is out of reach.
  compactor: { retention_enabled: true, delete_request_store: 'filesystem' },
  ingester: {
    // A line may be older than its stream's newest by half of this, for lines that waited for an outage.
    max_chunk_age: durationOf(2 * seconds(outOfOrderWindow(fleet))),
    wal: { replay_memory_ceiling: replayCeiling(fleet) },
  },
  analytics: { reporting_enabled: false },
})

/** The client of the bucket. */
const storageConfig = ({ hub }: Fleet) => {
  const { objectStorage } = hub.loki
  return (
    objectStorage && {
      storage_config: {
        aws: {
          endpoint: objectStorage.endpoint,
          bucketnames: objectStorage.bucket,
          region: objectStorage.region,
          // Not every service has a DNS name for each bucket.
          s3forcepathstyle: true,
        },
      },
    }
  )
}

/** Where logs are, by the day that they are of. What a period has stored stays there until it is deleted. */
const periods = ({ hub }: Fleet) => {
  const { schemaFrom, objectStorage } = hub.loki
  if (!objectStorage) return [period(schemaFrom, 'filesystem')]
  if (objectStorage.from === undefined) return [period(schemaFrom, 's3')]
  return [period(schemaFrom, 'filesystem'), period(objectStorage.from, 's3')]
}

const period = (from: string, store: 'filesystem' | 's3') => ({
  from,
  store: 'tsdb',
  object_store: store,
  schema: 'v13',
  index: { prefix: 'index_', period: '24h' },
})

/** The other modes' replicas, which the chart demands at zero, and helpers for larger installations. */
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
