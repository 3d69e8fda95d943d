import { OTLP_PORTS, type TraceStore } from '@fleet/model'

/** The folder of the volume. */
export const DATA_FOLDER = '/badger'

/** The kubelet asks here whether it is healthy. */
export const HEALTH = { port: 13133, path: '/status' } as const

/** The name of the one storage, inside the configuration. */
const STORAGE = 'badger'

const everyAddress = (port: number): string => `0.0.0.0:${port}`

/**
 * The configuration of Jaeger: OTLP in, one volume, Jaeger's API for Grafana. It has no queue and no batches of its own:
 * a request is answered when its spans are stored, so a collector keeps what is not.
 */
export const jaegerConfig = ({ settings, query }: TraceStore) => ({
  extensions: {
    healthcheckv2: { use_v2: true, http: { endpoint: everyAddress(HEALTH.port) } },
    jaeger_storage: {
      backends: {
        [STORAGE]: {
          badger: {
            ephemeral: false,
            directories: { keys: `${DATA_FOLDER}/keys`, values: `${DATA_FOLDER}/values` },
            ttl: { spans: settings.retention },
            // Each write is flushed: what is acknowledged outlives a power cut.
            consistency: true,
          },
        },
      },
    },
    jaeger_query: {
      storage: { traces: STORAGE },
      http: { endpoint: everyAddress(query.port) },
      // Nobody asks by gRPC.
      grpc: { endpoint: '127.0.0.1:16685' },
      enable_tracing: false,
    },
  },
  receivers: { otlp: { protocols: { http: { endpoint: everyAddress(OTLP_PORTS.http) } } } },
  exporters: { jaeger_storage_exporter: { trace_storage: STORAGE } },
  service: {
    extensions: ['healthcheckv2', 'jaeger_storage', 'jaeger_query'],
    pipelines: { traces: { receivers: ['otlp'], exporters: ['jaeger_storage_exporter'] } },
    telemetry: { metrics: { level: 'none' } },
  },
})
