import { GAUGE_CELL } from '../../panels/gauge-cell.ts'
import { table } from '../../panels/table.ts'
import { timeSeries } from '../../panels/time-series.ts'
import * as queries from '../queries/nodes.ts'

export const nodeTable = () => [
  table({
    title: 'Nodes',
    description:
      'Every node, and the machines beside the clusters. Load above 1 per core means that processes wait for a processor.',
    labels: { cluster: 'Cluster', nodename: 'Node', instance: 'Address' },
    columns: [
      { name: 'CPU', unit: 'percentunit', query: queries.cpuUsed, properties: GAUGE_CELL() },
      {
        name: 'Load per core',
        unit: 'none',
        query: queries.loadPerCore,
        properties: [{ id: 'decimals', value: 2 }],
      },
      { name: 'Memory', unit: 'percentunit', query: queries.memoryUsed, properties: GAUGE_CELL() },
      { name: 'Root disk', unit: 'percentunit', query: queries.rootUsed, properties: GAUGE_CELL() },
      { name: 'In', unit: 'binBps', query: queries.received },
      { name: 'Out', unit: 'binBps', query: queries.sent },
      { name: 'Uptime', unit: 's', query: queries.uptime },
    ],
    sortBy: 'CPU',
  }),
]

export const nodeResources = () => [
  timeSeries({
    title: 'Node CPU',
    description: 'The share of a node’s cores that is busy.',
    unit: 'percentunit',
    queries: [queries.cpuUsed],
  }).max(1),
  timeSeries({
    title: 'Node memory',
    description: 'The share of memory that could not be given to a new process. Page cache counts as free.',
    unit: 'percentunit',
    queries: [queries.memoryUsed],
  }).max(1),
  timeSeries({
    title: 'Node file systems',
    description: 'The used share of each file system on a disk.',
    unit: 'percentunit',
    queries: [queries.fileSystemsUsed],
  }).max(1),
  timeSeries({
    title: 'Node disks busy',
    description: 'The share of time in which a disk had something to do.',
    unit: 'percentunit',
    queries: [queries.diskBusy],
  }).max(1),
  timeSeries({
    title: 'Node disk throughput',
    description: 'Bytes per second of all disks of a node.',
    unit: 'binBps',
    queries: [queries.diskRead, queries.diskWritten],
  }),
  timeSeries({
    title: 'Node network',
    description: 'Bytes per second through the network cards; tunnels and pods’ own interfaces are left out.',
    unit: 'binBps',
    queries: [queries.received, queries.sent],
  }),
  timeSeries({
    title: 'Node pressure',
    description:
      'The share of time in which some process waited for a processor, for memory or for a disk (PSI).',
    unit: 'percentunit',
    queries: [queries.cpuPressure, queries.memoryPressure, queries.ioPressure],
  }),
  timeSeries({
    title: 'Node load per core',
    description: 'Processes that run or wait, by core, averaged over a minute.',
    unit: 'none',
    queries: [queries.loadPerCore],
  }),
]
