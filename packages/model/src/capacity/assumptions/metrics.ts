import { BYTES, type Assumption } from './assumption.ts'

/** Of Prometheus and Thanos. */
export const OF_METRICS = {
  bytesOfASeries: {
    value: 3 * BYTES.Ki,
    unit: 'bytes',
    about: 'The least memory of an active series in the head of a Prometheus or of a Receive.',
    source:
      'docs/decisions/0035: Prometheus 3.14.0 takes 3.0 to 3.2 KiB for each of 50,000 and of 200,000 series, without a query. docs/decisions/0104: a Receive of Thanos 0.42.4 takes 2.8 ± 0.2 KiB.',
  },
  roomForQueries: {
    value: 2,
    unit: 'times the head',
    about:
      'The memory of a store of metrics, by that of its series: queries, remote writes and series that came and went take the rest.',
    source: 'docs/decisions/0035: an estimate that each fleet has to correct.',
  },
  baseOfPrometheus: {
    value: 100 * BYTES.Mi,
    unit: 'bytes',
    about: 'The memory of a Prometheus, or of a Receive, without a series.',
    source:
      'docs/decisions/0104 and 0109: Prometheus 3.14.0 takes 66 to 80 MiB, a Receive of Thanos 0.42.4 some 95.',
  },
  bytesOfASample: {
    value: 1.5,
    unit: 'bytes',
    about: 'The disk of a sample in a block, index included.',
    source: 'The documentation of Prometheus, Storage: 1 to 2 bytes; measured servers have 1.3 to 1.8.',
  },
  bytesOfASampleInTheHead: {
    value: 8,
    unit: 'bytes',
    about:
      'The disk of a sample that is not yet in a block: the write-ahead log, and chunks that are mapped.',
    source:
      'docs/decisions/0109: Prometheus 3.14.0 takes 6.5 for each of 25,000 series over two hours, and 7.9 for each of 100,000.',
  },
  cpuOfASample: {
    value: 8e-6,
    unit: 'cores for a sample a second',
    about: 'The CPU of a Receive for each sample that it stores, without queries.',
    source:
      'docs/decisions/0104: Thanos 0.42.4 takes 9.7 CPU seconds for a million samples, and three copies 21.9.',
  },
  samplesReplayedASecond: {
    value: 500_000,
    unit: 'samples a second',
    about: 'How fast a Prometheus reads its write-ahead log at its start, on one core.',
    source: 'docs/decisions/0109: Prometheus 3.14.0 read 0.5 to 1.2 million on two busy cores.',
  },
  longestStart: {
    value: 450,
    unit: 'seconds',
    about: 'How long a start of Prometheus may take: half of the time after which the kubelet kills it.',
    source: 'prometheus-operator 0.93: maximumStartupDurationSeconds is 900 where nothing is stated.',
  },
  baseOfThanos: {
    value: 256 * BYTES.Mi,
    unit: 'bytes',
    about: 'The memory of a Store Gateway, a Compactor, a Query or a Ruler without a series.',
    source: 'docs/decisions/0104: a Store Gateway has 124 to 250 MB after queries.',
  },
  bytesOfAThinnedPoint: {
    value: 12,
    unit: 'bytes',
    about: 'The bucket’s bytes of a point of a downsampled series, which has five aggregates.',
    source: 'docs/decisions/0104: Thanos 0.42.4 takes 11.4 for five minutes, and 13.1 for an hour.',
  },
  bytesOfACompactedSeries: {
    value: 1.5 * BYTES.Ki,
    unit: 'bytes',
    about: 'The memory of a series in a Compactor while it writes the largest block.',
    source:
      'docs/decisions/0104: a Compactor of Thanos 0.42.4 takes 513 ± 226 bytes for each of 20,000 to 200,000 series with few samples, most of it mapped files; the index of a series with all samples of a fortnight has 1.5 kB.',
  },
  bytesOfAServedSeries: {
    value: 16,
    unit: 'bytes',
    about: 'The memory of a series in a Store Gateway at rest.',
    source: 'docs/decisions/0104: none was to be seen, with an error of 13.',
  },
  bytesOfAQueriedSeries: {
    value: 1 * BYTES.Ki,
    unit: 'bytes',
    about: 'The memory of Query for a series of the fleet, where dashboards ask about a part of them.',
    source:
      'docs/decisions/0104: 24 kB for each series that a query reads over a day; a panel reads some hundredths of the fleet’s.',
  },
  shareOfAPanel: {
    value: 0.015,
    unit: 'of all series',
    about: 'What the largest panel of all clusters reads: two series of each pod.',
    source:
      'The panels of network traffic and of throttling: two of the 139 metrics that cAdvisor and kube-state-metrics show of a pod.',
  },
  millisecondsOfAQueriedSeries: {
    value: 3,
    unit: 'milliseconds',
    about: 'The CPU of a series that a panel reads over a day, with a rate of samples 30 s apart.',
    source:
      'docs/decisions/0104: with 2,000,000 series 0.19 for a series, and 0.5 µs for each of the 5,760 samples that a rate reads of it.',
  },
  longestQuery: {
    value: 30,
    unit: 'seconds',
    about: 'How long Grafana waits for the data of a panel.',
    source:
      'The documentation of Grafana, Configuration: the default of dataproxy.timeout. Query of Thanos 0.42.4 itself gives up after 120.',
  },
  bytesOfARuledSeries: {
    value: 256,
    unit: 'bytes',
    about: 'The memory of a Ruler for a series of the fleet: its rules read a part of them.',
    source: 'An estimate.',
  },
  cachesOfStoreGateway: {
    value: 512 * BYTES.Mi,
    unit: 'bytes',
    about: 'The index cache of a Store Gateway, 250 MB, and as much for chunks.',
    source: 'The documentation of Thanos, Store Gateway: the default of its index cache.',
  },
  youngBlocks: {
    value: 24,
    unit: 'blocks',
    about: 'The blocks of the last fortnight, which are not yet compacted to one.',
    source: 'The ranges of a Compactor: 2 hours, 8 hours, 2 days, 14 days.',
  },
  bytesOfATenant: {
    value: 8 * BYTES.Mi,
    unit: 'bytes',
    about: 'The memory of a tenant in a Receive, beside that of its series.',
    source:
      'docs/decisions/0108: Thanos 0.42.4 takes 7.4 ± 0.5 MiB for each of 20 and of 200 tenants that share 20,000 series.',
  },
  bytesOfABlock: {
    value: 50 * BYTES.Ki,
    unit: 'bytes',
    about: 'The memory of a block in a Store Gateway, where each tenant has blocks of its own.',
    source: 'docs/decisions/0108: Thanos 0.42.4 takes 35 to 46 kB for each of 20 to 99 blocks.',
  },
  bytesOfAnIndexHeader: {
    value: 30 * BYTES.Mi,
    unit: 'bytes',
    about: 'The disk of a block in a Store Gateway.',
    source: 'The documentation of Thanos, Store Gateway: 6 MB on average, 30 MB with many series.',
  },
} as const satisfies Readonly<Record<string, Assumption>>
