import { BYTES, type Assumption } from './assumption.ts'

/** Of the collectors and the gateway. */
export const OF_PUSHES = {
  bytesOfAWaitingSample: {
    value: 750,
    unit: 'bytes',
    about: 'The memory of a sample that waits in a collector for the hub.',
    source:
      'lab/RESULTS.md, a link cut for 60 minutes: 655 scrapes of a spoke of 2172 series took the collector from 110 to 337 MiB. docs/decisions/0008 found 600.',
  },
  baseOfCollector: {
    value: 110 * BYTES.Mi,
    unit: 'bytes',
    about: 'The memory of a collector that sends what it reads.',
    source: 'lab/RESULTS.md: 100 to 116 MiB at 1,000 and 10,000 lines a second.',
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
  cpuOfAProxiedSample: {
    value: 5.2e-6,
    unit: 'cores for a sample a second',
    about: 'The CPU of the gateway for a sample.',
    source: 'lab/RESULTS.md: nginx takes 5.2 CPU seconds for a million samples.',
  },
  connectionsOfANode: {
    value: 12,
    unit: 'connections',
    about:
      'The connections of the gateway for the collectors of a node: six to it, and six from it to the stores.',
    source: 'The exporters’ consumers: four of logs, one of metrics, one of traces.',
  },
} as const satisfies Readonly<Record<string, Assumption>>
