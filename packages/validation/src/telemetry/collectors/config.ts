import type { SpanMetricsConnector } from './span-metrics-config.ts'

/**
 * What rules read of a collector's configuration. Its shape was checked by the derived schemas before any of them runs; these
 * types name the fields that rules read, not all there are.
 */
export interface CollectorConfig {
  readonly receivers: Components
  readonly processors: Components
  readonly exporters: Components
  readonly connectors: Components
  readonly extensions: Components
  readonly service: Service
}

/** The components of a section, by their ids. */
export type Components = Readonly<Record<string, unknown>>

export const SECTIONS = ['receivers', 'processors', 'exporters', 'connectors', 'extensions'] as const
export type Section = (typeof SECTIONS)[number]

export interface Service {
  readonly extensions: readonly string[]
  readonly pipelines: Readonly<Record<string, PipelineConfig>>
  readonly telemetry?: SelfTelemetry
}

export interface PipelineConfig {
  readonly receivers: readonly string[]
  readonly processors: readonly string[]
  readonly exporters: readonly string[]
}

export interface SelfTelemetry {
  readonly resource?: { readonly attributes?: readonly { readonly name: string; readonly value: unknown }[] }
  readonly metrics?: { readonly level?: string; readonly readers?: readonly MetricReader[] }
}

export interface MetricReader {
  readonly pull?: {
    readonly exporter?: { readonly prometheus?: { readonly host?: string; readonly port?: number } }
  }
}

/** An operator of file_log. Which fields it has depends on its type; those that rules read are named. */
export interface Operator {
  readonly type: string
  readonly id?: string
  readonly from?: string
  readonly to?: string
  readonly field?: string
  readonly output?: string
  readonly on_error?: string
  readonly if?: string
  readonly regex?: string
  readonly parse_from?: string
  readonly parse_to?: string
  readonly format?: string
  readonly add_metadata_from_filepath?: boolean
}

export interface FileLog {
  readonly encoding?: string
  readonly include: readonly string[]
  readonly exclude?: readonly string[]
  readonly include_file_path?: boolean
  readonly start_at?: string
  readonly max_log_size?: string | number
  readonly storage?: string
  readonly operators?: readonly Operator[]
  readonly retry_on_failure?: RetryOnFailure
}

export interface RetryOnFailure {
  readonly enabled?: boolean
  readonly initial_interval?: string
  readonly max_interval?: string
  readonly max_elapsed_time?: string
}

/** A scrape configuration of Prometheus, here and in kube-prometheus-stack's values. */
export interface ScrapeConfig {
  readonly job_name: string
  readonly scrape_interval?: string
  readonly scrape_timeout?: string
  readonly metrics_path?: string
  readonly scheme?: string
  readonly honor_labels?: boolean
  readonly honor_timestamps?: boolean
  readonly authorization?: { readonly type?: string; readonly credentials_file?: string }
  readonly tls_config?: { readonly ca_file?: string; readonly insecure_skip_verify?: boolean }
  readonly relabel_configs?: readonly RelabelConfig[]
  readonly metric_relabel_configs?: readonly RelabelConfig[]
  readonly static_configs?: readonly StaticConfig[]
  readonly kubernetes_sd_configs?: readonly { readonly role: string }[]
}

export interface StaticConfig {
  readonly targets: readonly string[]
  readonly labels?: Readonly<Record<string, string>>
}

export interface RelabelConfig {
  readonly source_labels?: readonly string[]
  readonly separator?: string
  readonly target_label?: string
  readonly regex?: string
  readonly modulus?: number
  readonly replacement?: string
  readonly action?: string
}

export interface PrometheusReceiver {
  readonly config: {
    readonly global?: { readonly scrape_interval?: string; readonly scrape_timeout?: string }
    readonly scrape_configs?: readonly ScrapeConfig[]
  }
}

export interface MemoryLimiter {
  readonly check_interval: string
  readonly limit_mib?: number
  readonly spike_limit_mib?: number
  readonly limit_percentage?: number
  readonly spike_limit_percentage?: number
}

export interface ResourceProcessor {
  readonly attributes: readonly { readonly key: string; readonly value?: unknown; readonly action: string }[]
}

export interface K8sAttributes {
  readonly auth_type?: string
  readonly passthrough?: boolean
  readonly wait_for_metadata?: boolean
  readonly filter?: { readonly node?: string; readonly node_from_env_var?: string }
  readonly pod_association?: readonly {
    readonly sources: readonly { readonly from: string; readonly name?: string }[]
  }[]
  readonly extract?: { readonly metadata?: readonly string[]; readonly otel_annotations?: boolean }
}

export interface SendingQueue {
  readonly enabled?: boolean
  readonly storage?: string
  readonly sizer?: string
  readonly queue_size?: number
  readonly block_on_overflow?: boolean
  readonly num_consumers?: number
  readonly batch?: {
    readonly sizer?: string
    readonly flush_timeout?: string
    readonly min_size?: number
    readonly max_size?: number
  }
}

export interface OtlpHttp {
  readonly endpoint?: string
  readonly logs_endpoint?: string
  readonly timeout?: string
  readonly auth?: { readonly authenticator?: string }
  readonly retry_on_failure?: RetryOnFailure
  readonly sending_queue?: SendingQueue
}

/** Remote write takes its endpoint at the top or, with a client block of its own, under `http`. */
export interface RemoteWrite {
  readonly endpoint?: string
  readonly timeout?: string
  readonly http?: {
    readonly endpoint?: string
    readonly timeout?: string
    readonly auth?: { readonly authenticator?: string }
  }
  readonly auth?: { readonly authenticator?: string }
  readonly external_labels?: Readonly<Record<string, string>>
  readonly retry_on_failure?: RetryOnFailure
  readonly remote_write_queue?: {
    readonly enabled?: boolean
    readonly queue_size?: number
    readonly num_consumers?: number
  }
  readonly max_batch_request_parallelism?: number
  readonly translation_strategy?: string
  readonly add_metric_suffixes?: boolean
  readonly disable_scope_info?: boolean
}

export interface FileStorage {
  readonly directory?: string
  readonly create_directory?: boolean
  readonly fsync?: boolean
  readonly compaction?: {
    readonly directory?: string
    readonly on_start?: boolean
    readonly on_rebound?: boolean
  }
}

/** Where a storage keeps its files. */
export const folderOf = ({ directory = '/var/lib/otelcol/file_storage' }: FileStorage): string => directory

/** Sends, or asks for, what is in a file. */
export interface BearerTokenAuth {
  readonly scheme?: string
  readonly filename?: string
}

export interface HealthCheck {
  readonly endpoint?: string
  readonly path?: string
}

/** The components that rules read, by section and type. */
export interface ComponentTypes {
  readonly receivers: { readonly file_log: FileLog; readonly prometheus: PrometheusReceiver }
  readonly processors: {
    readonly memory_limiter: MemoryLimiter
    readonly k8s_attributes: K8sAttributes
    readonly resource: ResourceProcessor
  }
  readonly exporters: { readonly otlp_http: OtlpHttp; readonly prometheus_remote_write: RemoteWrite }
  readonly connectors: { readonly span_metrics: SpanMetricsConnector }
  readonly extensions: {
    readonly bearertokenauth: BearerTokenAuth
    readonly file_storage: FileStorage
    readonly health_check: HealthCheck
  }
}
