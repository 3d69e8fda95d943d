import { bytes } from '@fleet/model'
import { queueOf } from '../world/events/outage.ts'
import { wave, waveAt } from '../world/wave.ts'
import { counting, growing } from './counters.ts'
import { always, type Cause, type Maker, type Makers, type Subject } from './subject.ts'
import type { Target } from './target.ts'
import { containersOn } from './usage.ts'

const LOGS = { exporter: 'otlp_http', data_type: 'logs' } as const
const METRICS = { exporter: 'prometheus_remote_write', data_type: 'metrics' } as const

/** In samples of a scrape. */
const SCRAPED: Readonly<Record<string, number>> = {
  'node-exporter': 950,
  kubelet: 260,
  'kube-state-metrics': 1200,
  cloudflared: 150,
  traefik: 420,
  'otel-collector': 110,
}

/** The pipelines of a collector: one of logs, and on a spoke one of metrics with a receiver for each scrape. */
export const subjectsOfCollector = ({ cluster }: Target): readonly Subject[] => [
  { labels: {} },
  { labels: LOGS },
  { labels: { exporter: LOGS.exporter }, more: { endpoint: '/otlp' } },
  { labels: { receiver: 'file_log', transport: '' }, more: { outcome: 'success' } },
  ...['memory_limiter', 'k8s_attributes', 'resource'].map((processor) => ({
    labels: { processor, otel_signal: 'logs' },
  })),
  ...(cluster.isHub ? [] : ofMetrics),
]

const ofMetrics: readonly Subject[] = [
  { labels: METRICS },
  { labels: { exporter: METRICS.exporter }, more: { endpoint: '/api/v1/write' } },
  ...Object.keys(SCRAPED).map((job) => ({
    labels: { receiver: `prometheus/${job}`, transport: 'http' },
    more: { outcome: 'success' },
  })),
  ...['memory_limiter', 'resource'].map((processor) => ({ labels: { processor, otel_signal: 'metrics' } })),
]

const isOfLogs = ({ labels }: Cause): boolean =>
  labels['exporter'] === LOGS.exporter ||
  labels['receiver'] === 'file_log' ||
  labels['otel_signal'] === 'logs'

/** Lines in a second of the containers that a collector reads. */
const lineRate = ({ target, world }: Cause): number =>
  target.machine ? 0.09 * containersOn(target.machine, world).length : 0

/** Samples in a second of what it scrapes, or of one scrape of it. */
const sampleRate = ({ labels }: Cause): number => {
  const samples = SCRAPED[labels['receiver']?.replace('prometheus/', '') ?? '']
  return (samples ?? Object.values(SCRAPED).reduce((sum, one) => sum + one, 0)) / 30
}

const lines =
  (share = 1): Maker =>
  (cause) =>
    isOfLogs(cause) ? counting(cause, share * lineRate(cause)) : undefined
const samples: Maker = (cause) => (isOfLogs(cause) ? undefined : growing(cause, sampleRate(cause), 0.02))
const either: Maker = (cause) => lines()(cause) ?? samples(cause)

/** The queue of logs is on a disk, and large. */
const queueSize: Maker = (cause) => {
  const usual = wave(isOfLogs(cause) ? 9000 : 1.4, cause.key, 0.3, 0.6)
  const most = capacityOf(cause) * (isOfLogs(cause) ? 0.01 : 0.99)
  const share = queueOf(cause.target.cluster.name, cause.world)
  return (time) => Math.round(waveAt(usual, time) + most * share(time))
}

/** As the trees set it: bytes of lines on the disk, and scrapes in memory. */
const capacityOf = (cause: Cause): number =>
  isOfLogs(cause) ? bytes(cause.world.fleet.telemetry.collector.logQueue) : 960

/** It exists once something failed. */
const never: Maker = () => undefined

export const COLLECTOR: Makers = {
  otelcol_exporter_enqueue_failed_log_records: never,
  otelcol_exporter_enqueue_failed_metric_points: never,
  otelcol_exporter_queue_capacity: (cause) => () => capacityOf(cause),
  otelcol_exporter_queue_size: queueSize,
  otelcol_exporter_send_failed_log_records: never,
  otelcol_exporter_send_failed_metric_points: never,
  otelcol_exporter_sent_log_records: lines(),
  otelcol_exporter_sent_metric_points: samples,
  otelcol_process_cpu_seconds: (cause) => growing(cause, 0.02),
  otelcol_process_memory_rss: ({ key }) => {
    const used = wave(190 * 2 ** 20, key, 0.05, 0.1)
    return (time) => Math.round(waveAt(used, time))
  },
  otelcol_processor_incoming_items: either,
  otelcol_processor_outgoing_items: either,
  otelcol_receiver_accepted_log_records: lines(),
  otelcol_receiver_accepted_metric_points: samples,
  otelcol_receiver_failed_log_records: always(0),
  otelcol_receiver_refused_log_records: always(0),
  otelcol_receiver_failed_metric_points: always(0),
  otelcol_receiver_refused_metric_points: always(0),
}
