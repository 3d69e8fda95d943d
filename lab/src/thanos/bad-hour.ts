import { VICTORIA_LOGS } from '@fleet/model'
import type { TimedSeries } from '../capacity/write-samples.ts'

/*
 * An hour in which everything goes wrong that the rules watch: each alert has to find something. The samples of a good hour, with
 * other values, other labels, or none.
 */

type Samples = TimedSeries['samples']

/** Each sample is so much more than the one before. */
const rising =
  (by: number, from = 0) =>
  (samples: Samples): Samples =>
    samples.map(({ time }, index) => ({ time, value: from + index * by }))

const always =
  (value: number) =>
  (samples: Samples): Samples =>
    samples.map(({ time }) => ({ time, value }))

/** What becomes of the values of a metric, by the first pattern of its name. */
const worse: readonly (readonly [RegExp, (samples: Samples) => Samples])[] = [
  [/^otelcol_(?:exporter|receiver|processor)_.*(?:failed|refused|dropped)_/, rising(10)],
  [/^otelcol_exporter_queue_capacity$/, always(1000)],
  [/^otelcol_exporter_queue_size$/, rising(2, 500)],
  [/^scrape_samples_post_metric_relabeling$/, always(100_000)],
  [/^scrape_series_added$/, always(5000)],
  [/^gotk_resource_last_success_timestamp_seconds$/, always(1000)],
]

/** The minutes at the end in which a cluster and a job are silent. */
const silence = 40 * 60_000

const isSilent = ({ cluster, job }: TimedSeries['labels']): boolean =>
  cluster === 'marsh' || (cluster === 'creek' && job === 'traefik')

const labelsOf = (labels: TimedSeries['labels']): TimedSeries['labels'] => ({
  ...labels,
  ...(labels['__name__'] === 'gotk_resource_info' && { ready: 'False' }),
})

/** Nodes that no inventory lists. */
const strangers = (series: readonly TimedSeries[]): readonly TimedSeries[] =>
  series
    .filter(({ labels }) => labels['__name__'] === 'kube_node_info')
    .map(({ labels, samples }) => ({ labels: { ...labels, node: `${labels['node']}-stranger` }, samples }))

/** Series that a good hour does not have: they begin with a failure. */
const made = (end: number): readonly TimedSeries[] => {
  const times = Array.from({ length: 150 }, (_, index) => ({ time: end - (149 - index) * 30_000, value: 0 }))
  const receive = { cluster: 'delta', job: 'thanos-receive', pod: 'thanos-receive-0' }
  const collector = { cluster: 'creek', job: 'otel-collector', instance: 'creek-1' }
  const failures = ['enqueue_failed_log_records', 'send_failed_log_records', 'send_failed_metric_points']
  return [
    {
      labels: { __name__: 'thanos_objstore_bucket_last_successful_upload_time', ...receive },
      samples: always(end / 1000 - 6 * 3600)(times),
    },
    {
      labels: { __name__: 'thanos_receive_replications_total', ...receive, result: 'error' },
      samples: rising(3)(times),
    },
    {
      labels: { __name__: 'thanos_compact_halted', cluster: 'delta', job: 'thanos-compact' },
      samples: always(1)(times),
    },
    ...copiesOfLogs.flatMap((name) => madeOfLogs(name, times)),
    ...failures.map((failure) => ({
      labels: { __name__: `otelcol_exporter_${failure}`, ...collector },
      samples: rising(10)(times),
    })),
  ]
}

const copiesOfLogs = [VICTORIA_LOGS, `${VICTORIA_LOGS}-copy-2`]

/** A storage node of a copy of VictoriaLogs that drops lines on a full disk, and the only one that answers. */
const madeOfLogs = (name: string, times: Samples): readonly TimedSeries[] => {
  const storage = { cluster: 'delta', job: `${name}-storage`, pod: `${name}-storage-0` }
  const tooLong = { level: 'warn', location: 'VictoriaLogs/lib/logstorage/log_rows.go:448' }
  const select = { ...storage, job: `${name}-select`, pod: `${name}-select-0` }
  const of = (metric: string, samples: Samples, labels = {}): TimedSeries => ({
    labels: { __name__: metric, ...storage, ...labels },
    samples,
  })
  return [
    of('vl_rows_dropped_total', rising(3)(times), { reason: 'too_big_timestamp' }),
    of('vm_log_messages_total', rising(1)(times), tooLong),
    of('vl_storage_is_read_only', always(1)(times)),
    of('vl_free_disk_space_bytes', always(9e6)(times)),
    of('vl_total_disk_space_bytes', always(50e9)(times)),
    of('up', always(1)(times)),
    of('up', always(1)(times), select),
  ]
}

/** Makes a good hour bad. @param end in milliseconds */
export const badHour = (series: readonly TimedSeries[], end: number): readonly TimedSeries[] => [
  ...[...series, ...strangers(series)].map(({ labels, samples }) => {
    const [, change = (all: Samples) => all] =
      worse.find(([name]) => name.test(labels['__name__'] ?? '')) ?? []
    const heard = isSilent(labels) ? samples.filter(({ time }) => time < end - silence) : samples
    return { labels: labelsOf(labels), samples: change(heard) }
  }),
  ...made(end),
]
