import { ref, type JsonSchema } from './json-schema.ts'
import { switches } from './schemas.ts'

const part = (key: string): JsonSchema => ref(`pkg/loki.Config/${key}`)

/** Keys under `loki` that the chart hands on to Loki's own configuration, under a name of its own or the same. */
const HANDED_ON = {
  commonConfig: 'common',
  memberlistConfig: 'memberlist',
  extraMemberlistConfig: 'memberlist',
  rulerConfig: 'ruler',
  schemaConfig: 'schema_config',
  testSchemaConfig: 'schema_config',
  ...Object.fromEntries(
    `analytics bloom_build bloom_gateway compactor compactor_grpc_client distributor frontend frontend_worker index_gateway ingester
    ingester_client limits_config operational_config pattern_ingester querier query_range query_scheduler server storage_config tracing`
      .split(/\s+/)
      .map((key) => [key, key]),
  ),
}

/** What Loki's cache configuration takes, under the chart's own names. */
const CACHE: Readonly<Record<string, JsonSchema>> = {
  defaultValidity: ref('chunk/cache.Config/default_validity'),
  timeout: ref('chunk/cache.MemcachedClientConfig/timeout'),
  addresses: ref('chunk/cache.MemcachedClientConfig/addresses'),
  writebackParallelism: ref('chunk/cache.BackgroundConfig/writeback_goroutines'),
  writebackBuffer: ref('chunk/cache.BackgroundConfig/writeback_buffer'),
  writebackSizeLimit: ref('chunk/cache.BackgroundConfig/writeback_size_limit'),
  batchSize: ref('chunk/cache.MemcachedConfig/batch_size'),
  parallelism: ref('chunk/cache.MemcachedConfig/parallelism'),
}

const under = (path: string, schemas: Readonly<Record<string, JsonSchema>>): Record<string, JsonSchema> =>
  Object.fromEntries(Object.entries(schemas).map(([key, schema]) => [`${path}.${key}`, schema]))

const store = (key: string): JsonSchema => ref(`loki/common.Storage/${key}`)
const bucket = (key: string): JsonSchema => ref(`storage/bucket.Config/${key}`)

export const LOKI_PATHS: Readonly<Record<string, JsonSchema>> = {
  ...under(
    'loki',
    Object.fromEntries(Object.entries(HANDED_ON).map(([key, name]) => [key, part(name)] as const)),
  ),
  'monitoring.alerts.disabled': switches,
  'loki.structuredConfig': ref('pkg/loki.Config'),
  'loki.runtimeConfig': {
    type: 'object',
    properties: { overrides: { type: 'object', additionalProperties: ref('pkg/validation.Limits') } },
  },
  ...under(
    'loki.storage',
    Object.fromEntries(
      ['s3', 'gcs', 'azure', 'alibabacloud', 'swift', 'bos', 'cos', 'filesystem'].map((key) => [
        key,
        store(key),
      ]),
    ),
  ),
  ...under('loki.storage.object_store', { s3: bucket('s3'), gcs: bucket('gcs'), azure: bucket('azure') }),
  ...under('chunksCache', CACHE),
  ...under('chunksCache.l2', CACHE),
  ...under('resultsCache', CACHE),
  'gateway.nginxConfig.clientMaxBodySize': { format: 'nginx-size' },
  // Another type leaves the pod without its volume.
  ...Object.fromEntries(
    `singleBinary write backend ingester compactor ruler indexGateway patternIngester bloomGateway bloomPlanner bloomBuilder`
      .split(' ')
      .map((component) => [`${component}.persistence.type`, { enum: ['pvc', 'ephemeral'] }]),
  ),
}
