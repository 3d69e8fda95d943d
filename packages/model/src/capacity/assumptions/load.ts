import { BYTES, type Assumption } from './assumption.ts'

/** Of the load that an inventory does not state. */
export const OF_LOAD = {
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
    value: 80 * BYTES.Mi,
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
} as const satisfies Readonly<Record<string, Assumption>>
