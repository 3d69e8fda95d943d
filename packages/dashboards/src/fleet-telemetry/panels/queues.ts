import { LOW_FLAG_CELL } from '../../panels/flag-cell.ts'
import { table } from '../../panels/table.ts'
import { timeSeries } from '../../panels/time-series.ts'
import * as queries from '../queries/queues.ts'
import { SHARE_CELL, withText } from './cells.ts'

const AN_HOUR = 3600

export const queues = () => [
  table({
    title: 'Queues',
    description:
      'How full each collector’s queues are, and when they are full at the pace of the last quarter of an hour.',
    labels: { cluster: 'Cluster', instance: 'Collector', data_type: 'Queue of' },
    columns: [
      { name: 'Filled', unit: 'percentunit', query: queries.fill, properties: SHARE_CELL() },
      {
        name: 'Full in',
        unit: 's',
        query: queries.fullIn,
        properties: withText(
          LOW_FLAG_CELL('red', [AN_HOUR, 'orange'], [24 * AN_HOUR, 'transparent']),
          queries.A_WEEK,
          'over a week',
        ),
      },
    ],
    sortBy: 'Filled',
  })
    .span(12)
    .height(8),
  timeSeries({
    title: 'Queues over time',
    description:
      'A queue fills while its store is out of reach. At 100 % metrics are lost, and logs wait in their files.',
    unit: 'percentunit',
    series: 'many',
    line: 1,
    queries: [queries.fillOverTime],
  })
    .max(1)
    .height(8),
  timeSeries({
    title: 'Collectors’ memory',
    description: 'Samples that wait for the hub are in it. At its limit a collector drops what it scrapes.',
    unit: 'bytes',
    series: 'many',
    queries: [queries.memory],
  }).height(8),
  timeSeries({
    title: 'Collectors’ CPU',
    description: 'Cores that each collector uses.',
    unit: 'none',
    series: 'many',
    queries: [queries.processor],
  }).height(8),
]
