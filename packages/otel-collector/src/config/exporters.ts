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

/**
 * Logs. The queue is on disk and waits for the hub as long as it has room; then the receiver waits, and the files after it.
 * Batches are made here rather than in a processor, which would answer "delivered" before anything was.
 */
export const otlpHttp = (fleet: Fleet, cluster: ClusterName) => ({
  [EXPORTER.otlpHttp]: {
    endpoint: logsIngest(fleet, cluster).endpoint,
    compression: 'gzip',
    timeout: '30s',
    retry_on_failure: { enabled: true, initial_interval: '1s', max_interval: '30s', max_elapsed_time: '0s' },
    sending_queue: {
      enabled: true,
      storage: EXTENSION.fileStorage,
      sizer: 'bytes',
      queue_size: bytes(fleet.telemetry.collector.logQueue),
      block_on_overflow: true,
      num_consumers: 4,
      batch: { flush_timeout: '1s', min_size: LOGS_BATCH_BYTES / 2, max_size: LOGS_BATCH_BYTES },
    },
  },
})

/**
 * Metrics, by remote write 1.0. Names go out as the exporters wrote them (cloudflared's counters lack `_total`, and the hub
 * scrapes them so). One request at a time keeps the samples of a series in order.
 */
export const prometheusRemoteWrite = (fleet: Fleet, cluster: ClusterName, jobs: readonly ScrapeJob[]) => ({
  [EXPORTER.prometheusRemoteWrite]: {
    // The client's own block: only here is its time-out apart from the exporter's, which ends all retries of a request.
    http: { endpoint: metricsIngest(fleet, cluster).endpoint, timeout: '30s' },
    // The default of 5 s would drop a request that the hub does not take within it, whatever the retries below say.
    timeout: fleet.telemetry.longestOutage,
    // This exporter waits the initial interval before each attempt; it knows no other.
    retry_on_failure: { enabled: true, initial_interval: '5s', max_elapsed_time: '0s' },
    remote_write_queue: { enabled: true, queue_size: queueSize(fleet, jobs) },
    max_batch_request_parallelism: 1,
    external_labels: { [CLUSTER_LABEL]: cluster },
    translation_strategy: 'UnderscoreEscapingWithoutSuffixes',
    // Or every series of a spoke would carry otel_scope_* labels that the hub's own lack.
    disable_scope_info: true,
  },
})

/** In scrapes, each of which is one entry: as many as the longest outage brings. They are kept in memory. */
const queueSize = ({ telemetry }: Fleet, jobs: readonly ScrapeJob[]): number => {
  const { scrapeIntervals, longestOutage } = telemetry
  const intervals = [...jobs.map(({ interval }) => interval), scrapeIntervals.collector]
  return intervals.reduce((sum, interval) => sum + Math.ceil(seconds(longestOutage) / seconds(interval)), 0)
}
