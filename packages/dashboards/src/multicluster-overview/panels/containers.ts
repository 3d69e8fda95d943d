import { podLogsLink } from '../../links.ts'
import { GAUGE_CELL } from '../../panels/gauge-cell.ts'
import { table } from '../../panels/table.ts'
import { timeSeries } from '../../panels/time-series.ts'
import * as queries from '../queries/containers.ts'

const ROW_LOGS = () => podLogsLink('row', { namespace: 'namespace', pod: 'pod', container: 'container' })

const SERIES_LOGS = () =>
  podLogsLink('series', { namespace: 'namespace', pod: 'pod', container: 'container' })

export const containerTable = () => [
  table({
    title: 'Containers',
    description:
      'What each container uses, and how near it is to its limits. One without a limit has no share. A click leads to its logs.',
    labels: { cluster: 'Cluster', namespace: 'Namespace', pod: 'Pod', container: 'Container' },
    columns: [
      { name: 'CPU', unit: 'none', query: queries.cpuUsed, properties: [{ id: 'decimals', value: 3 }] },
      { name: 'CPU of limit', unit: 'percentunit', query: queries.cpuShare, properties: GAUGE_CELL() },
      { name: 'Throttled', unit: 'percentunit', query: queries.throttledShare },
      { name: 'Resident memory', unit: 'bytes', query: queries.residentMemory },
      { name: 'Working set', unit: 'bytes', query: queries.workingSet },
      { name: 'Memory of limit', unit: 'percentunit', query: queries.memoryShare, properties: GAUGE_CELL() },
    ],
    sortBy: 'Memory of limit',
  })
    .dataLinks([ROW_LOGS()])
    .height(12),
]

export const containerResources = () => [
  timeSeries({
    title: 'Working set against limit',
    description:
      'The ten containers nearest to their memory limit. The working set counts page cache that could be given back: see the resident memory beside it.',
    unit: 'percentunit',
    queries: [queries.highestMemory],
  }).dataLinks([SERIES_LOGS()]),
  timeSeries({
    title: 'Resident memory against limit',
    description: 'The same of memory that cannot be given back. At 100 % the kernel kills the container.',
    unit: 'percentunit',
    queries: [queries.highestResidentMemory],
  }).dataLinks([SERIES_LOGS()]),
  timeSeries({
    title: 'CPU against limit',
    description: 'The ten containers nearest to their CPU limit.',
    unit: 'percentunit',
    queries: [queries.highestCpu],
  }).dataLinks([SERIES_LOGS()]),
  timeSeries({
    title: 'Throttled',
    description:
      'The share of periods of 100 ms in which a container used up its CPU limit and had to wait. It can be high while the average is low.',
    unit: 'percentunit',
    queries: [queries.mostThrottled],
  }).dataLinks([SERIES_LOGS()]),
  timeSeries({
    title: 'Killed for memory',
    description: 'Containers in which the kernel killed a process because the memory limit was reached.',
    unit: 'none',
    queries: [queries.outOfMemoryKills],
  }).dataLinks([SERIES_LOGS()]),
  timeSeries({
    title: 'Network by namespace',
    description:
      'Bytes per second of all pods of a namespace. A pod in its node’s own network counts all of the node’s traffic.',
    unit: 'binBps',
    queries: [queries.received, queries.sent],
  }),
]
