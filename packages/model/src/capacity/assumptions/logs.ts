import { BYTES, type Assumption } from './assumption.ts'

/** Of Loki and VictoriaLogs. */
export const OF_LOGS = {
  lokiCompression: {
    value: 5,
    unit: 'bytes in one',
    about: 'How many bytes of lines Loki keeps in one.',
    source: 'Loki’s benchmark of snappy has 9 for full chunks, and quiet pods fill none.',
  },
  baseOfLoki: {
    value: 128 * BYTES.Mi,
    unit: 'bytes',
    about: 'The memory of a Loki, or of a component of it, without a stream.',
    source: 'An estimate: no Loki is run here.',
  },
  bytesOfALokiStream: {
    value: 512 * BYTES.Ki,
    unit: 'bytes',
    about: 'The memory of a stream in Loki: a block that fills, and the chunk that waits.',
    source:
      'The documentation of Loki, Configuration: chunk_block_size 256 KiB; a chunk waits half an hour for its 1.5 MiB, which few streams reach.',
  },
  mostOfOneLoki: {
    value: 20e9,
    unit: 'bytes a day',
    about: 'What a Loki in one process takes in.',
    source: 'The documentation of Loki, Deployment modes: small volumes of up to approximately 20 GB a day.',
  },
  victoriaLogsCompression: {
    value: 4,
    unit: 'bytes in one',
    about: 'How many bytes of lines VictoriaLogs keeps in one.',
    source:
      'docs/decisions/0105 and 0109: VictoriaLogs 1.52.1 kept 5.2 in one of many lines a stream, and 2.6 of few; random ids are half of it.',
  },
  baseOfVictoriaLogs: {
    value: 64 * BYTES.Mi,
    unit: 'bytes',
    about: 'The memory of a VictoriaLogs without a stream.',
    source: 'docs/decisions/0109: VictoriaLogs 1.52.1 has 12 MB after its start; the rest is for its caches.',
  },
  bytesOfAVictoriaLogsStream: {
    value: 4 * BYTES.Ki,
    unit: 'bytes',
    about: 'The memory of a stream in VictoriaLogs.',
    source: 'docs/decisions/0105: 2,000 streams took 6 MiB more than 20.',
  },
  bytesOfAnAnsweredStream: {
    value: 32 * BYTES.Ki,
    unit: 'bytes',
    about:
      'The memory of a stream in a pod that answers queries of a cluster of VictoriaLogs: panels ask for curves by pod.',
    source:
      'docs/decisions/0115: VictoriaLogs 1.52.1 took 130 MB more for curves and tables by pod of 4,000 streams, and 290 of 10,000.',
  },
  bytesOfALineASecond: {
    value: 8 * BYTES.Ki,
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
  baseOfRelay: {
    value: 128 * BYTES.Mi,
    unit: 'bytes',
    about: 'The memory of the relay before two copies, with some requests in hand.',
    source: 'docs/decisions/0114: 115 MiB at 2,000 lines a second, which two pods share.',
  },
  bytesOfARelayedLineASecond: {
    value: 16 * BYTES.Ki,
    unit: 'bytes for a line a second',
    about: 'The memory of the relay for what it has in hand.',
    source: 'An estimate, by a request of 1 MiB that waits for each of two copies.',
  },
  cpuOfARelayedLine: {
    value: 40e-6,
    unit: 'cores for a line a second',
    about: 'The CPU of the relay for a line that it sends to two copies.',
    source:
      'docs/decisions/0114: 40 CPU seconds for a million lines of 1,000 bytes, by 10 requests a second.',
  },
  cpuOfARelayedRequest: {
    value: 1.1e-3,
    unit: 'cores for a request a second',
    about: 'The CPU of the relay for a request, which it writes to two queues.',
    source: 'docs/decisions/0114: a million lines took 143 CPU seconds by 200 requests a second.',
  },
} as const satisfies Readonly<Record<string, Assumption>>
