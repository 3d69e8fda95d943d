import {
  LOCAL_DAYS,
  mebibytes,
  outOfOrderWindow,
  queryEndpoints,
  REPLICA_LABELS,
  spanMetricsOf,
  THANOS,
  type Fleet,
  type Thanos,
} from '@fleet/model'
import { FOLDER, HASHRING_FILE, receiveEndpoint } from './config.ts'
import { BUCKET_ARGUMENT, DATA_FOLDER, type Part } from './pods.ts'

/** A variable of the pod’s own name, as arguments refer to it. */
const POD = 'POD_NAME'
const ownName = [{ name: POD, valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }]

/** As many as Prometheus stores by default. */
const EXEMPLARS = 100_000

/** Router and ingestor in one: each takes any sample, and passes it to those of the hashring that store it. */
export const receive = (fleet: Fleet, thanos: Thanos, config: string): Part => ({
  name: THANOS.receive,
  args: [
    'receive',
    `--tsdb.path=${DATA_FOLDER}`,
    `--tsdb.retention=${24 * LOCAL_DAYS}h`,
    `--tsdb.out-of-order.time-window=${outOfOrderWindow(fleet)}`,
    // As Prometheus’ receiver: a clock far ahead would make every sample after it late.
    '--tsdb.too-far-in-future.time-window=10m',
    `--label=${REPLICA_LABELS.receive}="$(${POD})"`,
    `--receive.local-endpoint=${receiveEndpoint(fleet, `$(${POD})`)}`,
    `--receive.hashrings-file=${FOLDER}/${HASHRING_FILE}`,
    '--receive.hashrings-algorithm=ketama',
    `--receive.replication-factor=${thanos.replicationFactor}`,
    BUCKET_ARGUMENT,
    // A block of late samples may follow a later one: the Compactor joins blocks that overlap.
    '--shipper.allow-out-of-order-uploads',
    // By default none is stored.
    ...(spanMetricsOf(fleet) ? [`--tsdb.max-exemplars=${EXEMPLARS}`] : []),
  ],
  env: ownName,
  ports: ['grpc', 'http', 'remote-write'],
  resources: thanos.receive.resources,
  hasBucket: true,
  config,
  hasVolume: true,
  // It writes its head as a block at its end, and uploads that.
  endsWithin: 300,
  isSpread: thanos.replicas > 1,
})

/** A share of the part’s memory for what it keeps of indexes, and one for the chunks of queries. */
const cacheOf = ({ limits }: Part['resources']): string => `${Math.floor(mebibytes(limits.memory) / 4)}MB`

export const storeGateway = ({ storeGateway: { resources } }: Thanos, config: string): Part => ({
  name: THANOS.storeGateway,
  args: [
    'store',
    `--data-dir=${DATA_FOLDER}`,
    `--index-cache-size=${cacheOf(resources)}`,
    `--chunk-pool-size=${cacheOf(resources)}`,
    BUCKET_ARGUMENT,
    '--disable-admin-operations',
  ],
  ports: ['grpc', 'http'],
  resources,
  hasBucket: true,
  config,
  hasVolume: true,
  isSpread: false,
})

/** One alone: two would write the same blocks, and corrupt what is in the bucket. */
export const compactor = ({ compactor: { resources }, retention }: Thanos, config: string): Part => ({
  name: THANOS.compactor,
  args: [
    'compact',
    '--wait',
    `--data-dir=${DATA_FOLDER}`,
    `--retention.resolution-raw=${retention.raw}`,
    `--retention.resolution-5m=${retention.fiveMinutes}`,
    `--retention.resolution-1h=${retention.oneHour}`,
    // Until then a Store Gateway may still read what has been joined: it leaves out what is marked for half of this time.
    '--delete-delay=48h',
    // Blocks of late samples overlap those of their time, and Receives have the same samples.
    '--compact.enable-vertical-compaction',
    `--deduplication.replica-label=${REPLICA_LABELS.receive}`,
    BUCKET_ARGUMENT,
    '--disable-admin-operations',
  ],
  ports: ['http'],
  resources,
  hasBucket: true,
  config,
  hasVolume: true,
  isSpread: false,
})

export const query = (fleet: Fleet, { query: { resources, replicas } }: Thanos): Part => ({
  name: THANOS.query,
  args: [
    'query',
    ...queryEndpoints(fleet).map((endpoint) => `--endpoint=${endpoint}`),
    ...Object.values(REPLICA_LABELS).map((label) => `--query.replica-label=${label}`),
    // What Receives store of one sample is the same in time and value.
    '--deduplication.func=chain',
    '--query.auto-downsampling',
  ],
  ports: ['grpc', 'http'],
  resources,
  hasBucket: false,
  hasVolume: false,
  isSpread: replicas > 1,
})
