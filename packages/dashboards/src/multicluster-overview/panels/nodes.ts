import { resourcesLink } from '../../links.ts'
import { FLAG_CELL } from '../../panels/flag-cell.ts'
import { GAUGE_CELL } from '../../panels/gauge-cell.ts'
import { table } from '../../panels/table.ts'
import { traffic as namespaceTraffic } from '../queries/containers.ts'
import * as queries from '../queries/nodes.ts'
import { trend } from './trend.ts'

export const nodes = () => [
  table({
    title: 'Every machine',
    description:
      'The nodes, and the machines beside the clusters. Load above 1 per core means that processes wait for a processor.',
    labels: { cluster: 'Cluster', nodename: 'Node', instance: 'Address' },
    columns: [
      { name: 'Memory', unit: 'percentunit', query: queries.memoryUsed, properties: GAUGE_CELL() },
      { name: 'CPU', unit: 'percentunit', query: queries.cpuUsed, properties: GAUGE_CELL() },
      {
        name: 'Load per core',
        unit: 'none',
        query: queries.loadPerCore,
        width: 140,
        properties: [{ id: 'decimals', value: 2 }, ...FLAG_CELL([1, 'orange'], [2, 'red'])],
      },
      { name: 'Root disk', unit: 'percentunit', query: queries.rootUsed, properties: GAUGE_CELL() },
      { name: 'In', unit: 'binBps', query: queries.received },
      { name: 'Out', unit: 'binBps', query: queries.sent },
      { name: 'Uptime', unit: 's', query: queries.uptime },
    ],
    links: { Cluster: resourcesLink('row') },
    sortBy: 'Memory',
  }),
  trend({
    title: 'Node memory',
    description: 'The share of memory that could not be given to a new process. Page cache counts as free.',
    unit: 'percentunit',
    queries: [queries.memoryUsed],
    series: 'many',
  }).max(1),
  trend({
    title: 'Node CPU',
    description: 'The share of a node’s cores that is busy.',
    unit: 'percentunit',
    queries: [queries.cpuUsed],
    series: 'many',
  }).max(1),
]

export const disksAndNetwork = () =>
  [
    trend({
      title: 'File systems',
      description:
        'The used share of each file system on a disk. At 90 % the kubelet is about to evict pods. Volumes of the class local-path are on the root file system.',
      unit: 'percentunit',
      queries: [queries.fileSystemsUsed],
      series: 'many',
      line: 0.9,
    }).max(1),
    trend({
      title: 'Disks busy',
      description: 'The share of time in which a disk had something to do.',
      unit: 'percentunit',
      queries: [queries.diskBusy],
      series: 'many',
    }).max(1),
    trend({
      title: 'Disk throughput',
      description: 'Bytes per second that all disks of a node read and wrote.',
      unit: 'binBps',
      queries: [queries.diskThroughput],
      series: 'many',
    }),
    trend({
      title: 'Pressure',
      description:
        'The share of time in which some process waited for a processor, for memory or for a disk (PSI).',
      unit: 'percentunit',
      queries: [queries.cpuPressure, queries.memoryPressure, queries.ioPressure],
      series: 'many',
    }).max(1),
    trend({
      title: 'Node traffic',
      description:
        'Bytes per second in and out through the network cards; tunnels and pods’ own interfaces are left out.',
      unit: 'binBps',
      queries: [queries.traffic],
      series: 'many',
    }),
    trend({
      title: 'Namespace traffic',
      description:
        'Bytes per second in and out of all pods of a namespace. A pod in its node’s own network counts all of the node’s traffic.',
      unit: 'binBps',
      queries: [namespaceTraffic],
      series: 'many',
    }),
  ].map((panel) => panel.height(7))
