import { join } from 'node:path'
import { stringify } from 'yaml'

const release = 'loki.monitoring.svc.cluster.local'

/** The name of the compactor for Loki's components: in the lab, as in the cluster, it resolves to Loki itself. */
export const compactorName = release

type Values = Readonly<Record<string, unknown>>

/** The settings of the chart loki 18.11.0 for all values. */
const chartDefaults = (folder: string) => ({
  bloom_build: { builder: { planner_address: '' }, enabled: false },
  bloom_gateway: { client: { addresses: '' }, enabled: false },
  frontend: { scheduler_address: '', tail_proxy_url: '' },
  frontend_worker: { scheduler_address: '' },
  index_gateway: { mode: 'simple' },
  pattern_ingester: { enabled: false },
  query_range: { align_queries_with_step: true },
  ruler: { storage: { type: 'local' }, wal: { dir: join(folder, 'ruler-wal') } },
  storage_config: {
    bloom_shipper: { working_directory: join(folder, 'data/bloomshipper') },
    boltdb_shipper: { index_gateway_client: { server_address: '' } },
    hedging: { at: '250ms', max_per_second: 20, up_to: 3 },
    tsdb_shipper: { index_gateway_client: { server_address: '' } },
    use_thanos_objstore: false,
  },
  tracing: { enabled: false },
})

const server = {
  graceful_shutdown_timeout: '5s',
  grpc_listen_port: 9095,
  grpc_server_max_concurrent_streams: 1000,
  grpc_server_min_time_between_pings: '10s',
  grpc_server_ping_without_stream_allowed: true,
  http_listen_port: 3100,
  http_server_idle_timeout: '30s',
  http_server_read_timeout: '10m0s',
  http_server_write_timeout: '10m0s',
  log_level: 'info',
}

const limits = {
  max_cache_freshness_per_query: '10m',
  query_timeout: '300s',
  split_queries_by_interval: '15m',
}

/**
 * Loki's configuration as the chart renders the values under `loki`: charts cannot be pulled everywhere.
 * `accepted-differences.ts` lists its differences from the real one. `pnpm lab charts --archives DIR` compares the two.
 */
export const lokiConfiguration = (folder: string, values: Values): string => {
  const { wal, ...ingester } = (values['ingester'] ?? {}) as Values
  const defaults = chartDefaults(folder)
  return stringify({
    ...defaults,
    analytics: values['analytics'],
    auth_enabled: values['auth_enabled'],
    common: {
      compactor_grpc_address: `${compactorName}:9095`,
      path_prefix: folder,
      ...(values['commonConfig'] as Values),
      storage: {
        filesystem: { chunks_directory: join(folder, 'chunks'), rules_directory: join(folder, 'rules') },
      },
      ring: { kvstore: { store: 'inmemory' } },
    },
    compactor: values['compactor'],
    ingester: { ...ingester, wal: { flush_on_shutdown: true, ...(wal as Values) } },
    limits_config: { ...limits, ...(values['limits_config'] as Values) },
    querier: values['querier'],
    schema_config: values['schemaConfig'],
    storage_config: { ...defaults.storage_config, ...(values['storage_config'] as Values | undefined) },
    server: { ...server, ...(values['server'] as Values) },
  })
}
