/**
 * The ids of the components used, as the release line `COLLECTOR_VERSION_LINE` of `@fleet/model` names them. Older
 * names (`filelog`, `otlphttp`, …) still work there but log a deprecation. An instance's name is part of the file
 * under which `file_storage` keeps its offsets: renaming one reads every log file again.
 */
export const RECEIVER = {
  fileLog: 'file_log',
  otlp: 'otlp',
  prometheus: (job: string) => `prometheus/${job}`,
} as const

export const PROCESSOR = {
  memoryLimiter: 'memory_limiter',
  k8sAttributes: 'k8s_attributes',
  resource: 'resource',
  keepErrors: 'transform/errors',
  traceSampler: 'probabilistic_sampler',
  onlyRequests: 'filter/requests',
  keptExemplars: 'transform/exemplars',
  oneResource: 'transform/span_metrics',
  spanMetricsResource: 'resource/span_metrics',
} as const

export const EXPORTER = {
  otlpHttp: 'otlp_http',
  otlpHttpTraces: 'otlp_http/traces',
  /** To a copy of the store of logs. */
  otlpHttpCopy: (store: string) => `otlp_http/${store}`,
  prometheusRemoteWrite: 'prometheus_remote_write',
  spanMetricsRemoteWrite: 'prometheus_remote_write/span_metrics',
} as const

export const CONNECTOR = {
  spanMetrics: 'span_metrics',
} as const

export const EXTENSION = {
  /** Of the scheme `Basic`: it reads one file anew when the Secret changes, where `basicauth` would read a name and a password one after the other. */
  pushCredential: 'bearertokenauth/push',
  fileStorage: 'file_storage',
  healthCheck: 'health_check',
} as const

/**
 * The feature gate of this release line for reading logs. Without it, lines that are read and not yet handed on are
 * lost when the process is killed (contrib issue 35456): two lines in four kills, and none with it.
 */
export const FEATURE_GATES = '--feature-gates=stanza.synchronousLogEmitter'
