/** What the model of capacity takes for true of a program or of a load. */
export interface Assumption {
  readonly value: number
  readonly unit: string
  /** What it is, as a sentence. */
  readonly about: string
  /** Where it was measured or is documented. */
  readonly source: string
}

const KI = 2 ** 10
const MI = 2 ** 20
const GI = 2 ** 30

/** Every figure of the model that no inventory states. */
export const ASSUMPTIONS = {
  bytesOfASeries: {
    value: 3 * KI,
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
    value: 100 * MI,
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
  bytesOfAWaitingSample: {
    value: 750,
    unit: 'bytes',
    about: 'The memory of a sample that waits in a collector for the hub.',
    source:
      'lab/RESULTS.md, a link cut for 60 minutes: 655 scrapes of a spoke of 2172 series took the collector from 110 to 337 MiB. docs/decisions/0008 found 600.',
  },
  baseOfCollector: {
    value: 110 * MI,
    unit: 'bytes',
    about: 'The memory of a collector that sends what it reads.',
    source: 'lab/RESULTS.md: 100 to 116 MiB at 1,000 and 10,000 lines a second.',
  },
  seriesOfANode: {
    value: 520,
    unit: 'series',
    about: 'What node-exporter, kubelet and cAdvisor show of a node, where a cluster states no seriesBudget.',
    source: 'lab/RESULTS.md: 513 of the lab’s spoke.',
  },
  seriesOfACluster: {
    value: 1660,
    unit: 'series',
    about:
      'What is scraped once in a cluster, where it states no seriesBudget: its objects, Traefik, Flux, the collectors.',
    source: 'lab/RESULTS.md: 2172 of the lab’s spoke, of which 513 are its node’s.',
  },
  seriesOfNodeExporter: {
    value: 611,
    unit: 'series',
    about: 'What the node-exporter of a node shows, which has an interval of its own.',
    source: 'docs/decisions/0035: node-exporter 1.12.1 on four processors.',
  },
  logsOfANode: {
    value: 80 * MI,
    unit: 'bytes a day',
    about: 'What the pods of a node write to their logs, where no logsPerDay says it.',
    source:
      'A home server with seven services wrote 950 bytes a second at rest. The collectors’ and stores’ own lines are about as many.',
  },
  bytesOfALine: {
    value: 200,
    unit: 'bytes',
    about: 'The length of a line of a log.',
    source: 'docs/decisions/0008 and 0089 measured with lines of 140 and 230 bytes.',
  },
  streamsOfANode: {
    value: 40,
    unit: 'streams',
    about: 'The containers of a node that write at the same time: a stream each.',
    source: 'Kubernetes allows 110 pods on a node. The lab’s spoke has about twenty containers.',
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
    value: 5e-6,
    unit: 'cores for a sample a second',
    about: 'The CPU of a store of metrics, or of the gateway, without queries.',
    source: 'lab/RESULTS.md: nginx takes 5.2 CPU seconds for a million samples.',
  },
  bytesOfAThinnedPoint: {
    value: 12,
    unit: 'bytes',
    about: 'The bucket’s bytes of a point of a downsampled series, which has five aggregates.',
    source: 'docs/decisions/0104: Thanos 0.42.4 takes 11.4 for five minutes, and 13.1 for an hour.',
  },
  bytesOfACompactedSeries: {
    value: 1.5 * KI,
    unit: 'bytes',
    about: 'The memory of a series in a Compactor while it writes the largest block.',
    source:
      'docs/decisions/0104: the index of a block of a fortnight has 1.5 kB a series; a Compactor peaked at 130 to 180 MB for 22 million samples.',
  },
  bytesOfAServedSeries: {
    value: 16,
    unit: 'bytes',
    about: 'The memory of a series in a Store Gateway at rest.',
    source: 'docs/decisions/0104: none was to be seen, with an error of 13.',
  },
  bytesOfAQueriedSeries: {
    value: 1 * KI,
    unit: 'bytes',
    about: 'The memory of Query for a series of the fleet, where dashboards ask about a part of them.',
    source:
      'docs/decisions/0104: 24 kB for each series that a query reads over a day; a panel reads some hundredths of the fleet’s.',
  },
  cachesOfStoreGateway: {
    value: 512 * MI,
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
  bytesOfAnIndexHeader: {
    value: 30 * MI,
    unit: 'bytes',
    about: 'The disk of a block in a Store Gateway.',
    source: 'The documentation of Thanos, Store Gateway: 6 MB on average, 30 MB with many series.',
  },
  lokiCompression: {
    value: 5,
    unit: 'bytes in one',
    about: 'How many bytes of lines Loki keeps in one.',
    source: 'Loki’s benchmark of snappy has 9 for full chunks, and quiet pods fill none.',
  },
  baseOfLoki: {
    value: 128 * MI,
    unit: 'bytes',
    about: 'The memory of a Loki, or of a component of it, without a stream.',
    source: 'An estimate: no Loki is run here.',
  },
  bytesOfALokiStream: {
    value: 512 * KI,
    unit: 'bytes',
    about: 'The memory of a stream in Loki: a block that fills, and the chunk that waits.',
    source:
      'The documentation of Loki, Configuration: chunk_block_size 256 KiB; a chunk waits half an hour for its 1.5 MiB, which few streams reach.',
  },
  baseOfVictoriaLogs: {
    value: 64 * MI,
    unit: 'bytes',
    about: 'The memory of a VictoriaLogs without a stream.',
    source: 'docs/decisions/0109: VictoriaLogs 1.52.1 has 12 MB after its start; the rest is for its caches.',
  },
  victoriaLogsCompression: {
    value: 5,
    unit: 'bytes in one',
    about: 'How many bytes of lines VictoriaLogs keeps in one.',
    source: 'docs/decisions/0109: VictoriaLogs 1.52.1 kept 5.2 in one of lines with random numbers and ids.',
  },
  bytesOfAVictoriaLogsStream: {
    value: 8 * KI,
    unit: 'bytes',
    about: 'The memory of a stream in VictoriaLogs.',
    source: 'An estimate.',
  },
  bytesOfALineASecond: {
    value: 8 * KI,
    unit: 'bytes for a line a second',
    about: 'The memory of VictoriaLogs for what it takes in at once.',
    source: 'docs/decisions/0109: VictoriaLogs 1.52.1 took 154 MB at 28,000 lines a second.',
  },
  cpuOfALine: {
    value: 8e-6,
    unit: 'cores for a line a second',
    about: 'The CPU of VictoriaLogs for lines, without queries.',
    source: 'docs/decisions/0109: VictoriaLogs 1.52.1 took 7.9 CPU seconds for a million lines.',
  },
  bytesOfAQueuedByte: {
    value: 2,
    unit: 'bytes',
    about: 'The disk of a byte of a line that waits in a collector, with its attributes in OTLP.',
    source: 'An estimate for lines of 200 bytes; longer ones need less.',
  },
  cpuOfAProxiedLine: {
    value: 0.27e-6,
    unit: 'cores for a line a second',
    about: 'The CPU of the gateway for a line.',
    source: 'lab/RESULTS.md: nginx takes 0.27 CPU seconds for a million lines.',
  },
  connectionsOfANode: {
    value: 12,
    unit: 'connections',
    about:
      'The connections of the gateway for the collectors of a node: six to it, and six from it to the stores.',
    source: 'The exporters’ consumers: four of logs, one of metrics, one of traces.',
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
  mostOfOneLoki: {
    value: 20e9,
    unit: 'bytes a day',
    about: 'What a Loki in one process takes in.',
    source: 'The documentation of Loki, Deployment modes: small volumes of up to approximately 20 GB a day.',
  },
  baseOfThanos: {
    value: 256 * MI,
    unit: 'bytes',
    about: 'The memory of a Store Gateway, a Compactor, a Query or a Ruler without a series.',
    source: 'docs/decisions/0104: a Store Gateway has 124 to 250 MB after queries.',
  },
  bytesOfARuledSeries: {
    value: 256,
    unit: 'bytes',
    about: 'The memory of a Ruler for a series of the fleet: its rules read a part of them.',
    source: 'An estimate.',
  },
} as const satisfies Readonly<Record<string, Assumption>>

export const BYTES = { Ki: KI, Mi: MI, Gi: GI } as const

export type AssumptionName = keyof typeof ASSUMPTIONS
