import { podLogsLink, resourcesLink } from '../../links.ts'
import { FLAG_CELL } from '../../panels/flag-cell.ts'
import { GAUGE_CELL } from '../../panels/gauge-cell.ts'
import { missingCell } from '../../panels/missing.ts'
import { table } from '../../panels/table.ts'
import * as queries from '../queries/containers.ts'
import { trend } from './trend.ts'

const CONTAINER = { namespace: 'namespace', pod: 'pod', container: 'container' }

const SERIES_LOGS = () => podLogsLink('series', { namespace: 'namespace', pod: 'pod' })

const OF_LIMIT = () => GAUGE_CELL({ missing: 'no limit' })

export const containers = () => [
  table({
    title: 'Use against limits',
    description:
      'What each container uses, and how near it is to its limits. The working set counts page cache that could be given back; resident memory cannot. A click on a container leads to its logs.',
    labels: { cluster: 'Cluster', namespace: 'Namespace', pod: 'Pod', container: 'Container' },
    columns: [
      {
        name: 'Memory of limit',
        unit: 'percentunit',
        query: queries.memoryShare,
        width: 160,
        properties: OF_LIMIT(),
      },
      { name: 'Working set', unit: 'bytes', query: queries.workingSet },
      { name: 'Resident', unit: 'bytes', width: 100, query: queries.residentMemory },
      { name: 'CPU of limit', unit: 'percentunit', query: queries.cpuShare, properties: OF_LIMIT() },
      {
        name: 'Throttled',
        unit: 'percentunit',
        query: queries.throttledShare,
        width: 110,
        properties: [...FLAG_CELL([0.25, 'orange'], [0.5, 'red']), missingCell('no limit')],
      },
      {
        name: 'Cores',
        unit: 'none',
        query: queries.cpuUsed,
        width: 80,
        properties: [{ id: 'decimals', value: 3 }],
      },
    ],
    links: {
      Cluster: resourcesLink('row'),
      Namespace: resourcesLink('row', { namespace: 'namespace' }),
      Pod: podLogsLink('row', { namespace: 'namespace', pod: 'pod' }),
      Container: podLogsLink('row', CONTAINER),
    },
    sortBy: 'Memory of limit',
  }).height(10),
  trend({
    title: 'Nearest to the memory limit',
    description:
      'The ten pods with a container whose working set is nearest to its memory limit. At 100 % of memory that cannot be given back, the kernel kills a process.',
    unit: 'percentunit',
    queries: [queries.highestMemory],
    series: 'many',
    line: 1,
  }).dataLinks([SERIES_LOGS()]),
  trend({
    title: 'Most throttled',
    description:
      'The ten pods with a container that used up its CPU limit in the largest share of periods of 100 ms, and had to wait. It can be high while the average is low.',
    unit: 'percentunit',
    queries: [queries.mostThrottled],
    series: 'many',
  })
    .max(1)
    .dataLinks([SERIES_LOGS()]),
]
