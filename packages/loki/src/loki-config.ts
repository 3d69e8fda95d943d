import {
  durationOf,
  mebibytes,
  outOfOrderWindow,
  requiresTenants,
  seconds,
  type ByteQuantity,
  type Fleet,
} from '@fleet/model'
import { limits } from './limits.ts'

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
const replayCeiling = (memory: ByteQuantity): string => `${Math.floor(mebibytes(memory) / 2)}MB`

/** What depends on how Loki is deployed. */
interface Deployment {
  readonly replicationFactor: number
  /** Where the chart says that chunks are, and where what is to be deleted is noted. */
  readonly store: 'filesystem' | 's3'
  /** The limit of the memory of what writes the write-ahead log. */
  readonly memory: ByteQuantity
  readonly periods: readonly Period[]
}

/** The configuration of Loki, as the chart takes it. */
export const lokiConfig = (fleet: Fleet, { replicationFactor, store, memory, periods }: Deployment) => ({
  // By default one tenant, the fleet: the network policy decides who may connect. A tenant is the gateway's word.
  auth_enabled: requiresTenants(fleet),
  server: { grpc_server_max_recv_msg_size: MESSAGE_BYTES, grpc_server_max_send_msg_size: MESSAGE_BYTES },
  commonConfig: { replication_factor: replicationFactor },
  storage: { type: store },
  ...storageConfig(fleet),
  schemaConfig: { configs: periods },
  limits_config: limits(fleet),
  // Without both of the last two nothing is ever deleted, despite the retention period.
  compactor: { retention_enabled: true, delete_request_store: store },
  ingester: {
    // A line may be older than its stream's newest by half of this, for lines that waited for an outage.
    max_chunk_age: durationOf(2 * seconds(outOfOrderWindow(fleet))),
    wal: { replay_memory_ceiling: replayCeiling(memory) },
  },
  // A line waits in memory until its chunk is stored, which may be longer than the three hours for which queries ask
  // there by default: it would not be found in between.
  querier: { query_ingesters_within: '0s', ...readsSeveralTenants(fleet) },
  analytics: { reporting_enabled: false },
})

/** One query may read several tenants, where there are any. */
const readsSeveralTenants = (fleet: Fleet): { readonly multi_tenant_queries_enabled?: true } =>
  requiresTenants(fleet) ? { multi_tenant_queries_enabled: true } : {}

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

/** Where logs are from a day on. */
export type Period = ReturnType<typeof period>

export const period = (from: string, store: 'filesystem' | 's3') => ({
  from,
  store: 'tsdb',
  object_store: store,
  schema: 'v13',
  index: { prefix: 'index_', period: '24h' },
})
