import { table } from '../../panels/table.ts'
import { stackedBars, timeSeries } from '../../panels/time-series.ts'
import * as queries from '../queries/series.ts'
import { SHARE_CELL } from './cells.ts'

export const series = () => [
  table({
    title: 'Budgets',
    description:
      'The active series of each cluster against its budget, for which the memory of the hub’s Prometheus is sized. Series that are new within an hour stay in memory for up to three.',
    labels: { cluster: 'Cluster' },
    columns: [
      {
        name: 'Budget used',
        unit: 'percentunit',
        query: queries.budgetUsed,
        width: 'part',
        properties: SHARE_CELL(),
      },
      { name: 'Series', unit: 'short', query: queries.active, width: 90 },
      { name: 'Budget', unit: 'short', query: queries.budget, width: 90 },
      { name: 'New an hour', unit: 'short', query: queries.added, width: 130 },
    ],
    sortBy: 'Budget used',
  })
    .span(12)
    .height(9),
  table({
    title: 'Series of each job',
    description: 'Which job has a cluster’s series, and which makes new ones.',
    labels: { cluster: 'Cluster', job: 'Job' },
    columns: [
      {
        name: 'Budget used',
        unit: 'percentunit',
        query: queries.budgetUsedByJob,
        properties: SHARE_CELL(),
      },
      { name: 'Series', unit: 'short', query: queries.activeOfJob },
      { name: 'New an hour', unit: 'short', query: queries.addedByJob, width: 130 },
    ],
    sortBy: 'Series',
  })
    .span(12)
    .height(9),
  timeSeries({
    title: 'Budget used over time',
    description: 'Above 100 % the memory of the hub’s Prometheus may not be enough for all clusters.',
    unit: 'percentunit',
    series: 'many',
    line: 1,
    queries: [queries.budgetUsed],
  }).height(8),
  stackedBars({
    title: 'New series',
    description:
      'Series that the scrapes of five minutes saw for the first time. All of a cluster’s are new after its collector restarts.',
    unit: 'short',
    series: 'many',
    queries: [queries.addedOverTime],
  }).height(8),
]
