import {
  bytes,
  CLUSTER_LABEL,
  logsIngest,
  LOGS_BATCH_BYTES,
  metricsIngest,
  seconds,
  type ClusterName,
  type Fleet,
  type ScrapeJob,
} from '@fleet/model'
import { EXPORTER, EXTENSION } from '../component-ids.ts'
import { sendsCredential } from '../push-credential.ts'

/** What an exporter to the hub sends of the cluster's credential. */
const pushAuth = (fleet: Fleet, cluster: ClusterName) =>
  sendsCredential(fleet, cluster) && { auth: { authenticator: EXTENSION.pushCredential } }

/** What differs between the exporters of OTLP. */
interface OtlpQueue {
  readonly endpoint: string
  /** Disk of the queue, in bytes. */
  readonly size: number
  /** Whether a full queue lets its callers wait; otherwise it refuses. */
  readonly blocks: boolean
  readonly consumers: number
  /** The largest request, in bytes. */
  readonly batch: number
}

/** OTLP over HTTP to the hub, from a queue on disk. The exporter makes batches: a processor would acknowledge them before delivery. */
export const otlpExporter = (
  fleet: Fleet,
  cluster: ClusterName,
  { endpoint, size, blocks, consumers, batch }: OtlpQueue,
) => ({
  endpoint,
  ...pushAuth(fleet, cluster),
  compression: 'gzip',
  timeout: '30s',
  retry_on_failure: { enabled: true, initial_interval: '1s', max_interval: '30s', max_elapsed_time: '0s' },
  sending_queue: {
    enabled: true,
    storage: EXTENSION.fileStorage,
    sizer: 'bytes',
    queue_size: size,
    block_on_overflow: blocks,
    num_consumers: consumers,
    batch: { flush_timeout: '1s', min_size: batch / 2, max_size: batch },
  },
})

/** Logs. The queue waits for the hub while it has room; then the receiver waits, and the lines stay in their files. */
export const otlpHttp = (fleet: Fleet, cluster: ClusterName) => ({
  [EXPORTER.otlpHttp]: otlpExporter(fleet, cluster, {
    endpoint: logsIngest(fleet, cluster).endpoint,
    size: bytes(fleet.telemetry.collector.logQueue),
    blocks: true,
    consumers: 4,
    batch: LOGS_BATCH_BYTES,
  }),
})

/** Remote write 1.0 to the hub. One request at a time keeps the samples of a series in order. */
const remoteWrite = (
  fleet: Fleet,
  cluster: ClusterName,
  jobs: readonly Scraped[],
  translationStrategy: `UnderscoreEscapingWith${'out' | ''}Suffixes`,
) => ({
  // The client's own block: its time-out is separate from the exporter's, which ends all retries of a request.
  http: { ...metricsIngest(fleet, cluster), timeout: '30s', ...pushAuth(fleet, cluster) },
  // The default of 5 s would drop a slow request, despite the retries below.
  timeout: fleet.telemetry.longestOutage,
  // This exporter waits the initial interval before each attempt; it has no other interval.
  retry_on_failure: { enabled: true, initial_interval: '5s', max_elapsed_time: '0s' },
  remote_write_queue: { enabled: true, queue_size: queueSize(fleet, jobs) },
  max_batch_request_parallelism: 1,
  external_labels: { [CLUSTER_LABEL]: cluster },
  translation_strategy: translationStrategy,
  // Otherwise every series of a spoke has otel_scope_* labels that the hub's own lack.
  disable_scope_info: true,
})

/**
 * Metrics that are scraped. Names go out as the exporters wrote them (cloudflared's counters lack `_total`, and the hub
 * scrapes them so).
 */
export const prometheusRemoteWrite = (fleet: Fleet, cluster: ClusterName, jobs: readonly Scraped[]) => ({
  [EXPORTER.prometheusRemoteWrite]: remoteWrite(fleet, cluster, jobs, 'UnderscoreEscapingWithoutSuffixes'),
})

/** Metrics of spans, whose names have neither a unit nor `_total` yet. */
export const spanMetricsRemoteWrite = (fleet: Fleet, cluster: ClusterName) => ({
  [EXPORTER.spanMetricsRemoteWrite]: {
    ...remoteWrite(fleet, cluster, [], 'UnderscoreEscapingWithSuffixes'),
    target_info: { enabled: false },
  },
})

/** What the queue needs to know of a scrape. */
type Scraped = Pick<ScrapeJob, 'interval'>

/** In scrapes, one entry each: those of the longest outage, and the collector's own. They are in memory. */
const queueSize = ({ telemetry }: Fleet, jobs: readonly Scraped[]): number => {
  const { scrapeIntervals, longestOutage } = telemetry
  const intervals = [...jobs.map(({ interval }) => interval), scrapeIntervals.collector]
  return intervals.reduce((sum, interval) => sum + Math.ceil(seconds(longestOutage) / seconds(interval)), 0)
}
