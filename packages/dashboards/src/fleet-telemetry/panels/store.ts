import { stat } from '../../panels/stat.ts'
import { FILLING_UP } from '../../panels/thresholds.ts'
import { stackedBars, timeSeries } from '../../panels/time-series.ts'
import * as queries from '../queries/store.ts'

/** Empty where the hub is not among the chosen clusters. */
export const store = () => [
  stat({
    title: 'Series in memory',
    description: 'All series of all clusters, with those that ended within the last three hours.',
    unit: 'short',
    query: queries.headSeries,
  }).span(5),
  stat({
    title: 'Memory of Prometheus',
    description: 'What the process takes, with the work of queries and remote writes.',
    unit: 'bytes',
    query: queries.memory,
  }).span(5),
  stat({
    title: 'Samples stored',
    description: 'Scraped, pushed and recorded ones, in a second.',
    unit: 'suffix: /s',
    query: queries.appended,
  }).span(5),
  stat({
    title: 'Blocks on disk',
    description: 'The share of the size that Prometheus keeps. When it is full, the oldest block is deleted.',
    unit: 'percentunit',
    query: queries.diskUsed,
  })
    .decimals(1)
    .thresholds(FILLING_UP())
    .span(5),
  stat({
    title: 'History',
    description: 'The age of the oldest sample. Once the disk is full it is shorter than the retention.',
    unit: 's',
    query: queries.history,
  }).span(4),
  timeSeries({
    title: 'Series in memory over time',
    description:
      'It rises with every new series, and falls when Prometheus writes a block, every two hours. Its memory is sized for the budgets of all clusters.',
    unit: 'short',
    queries: [queries.seriesOverTime, queries.allBudgets],
  }).height(8),
  stackedBars({
    title: 'Late and refused samples',
    description:
      'Samples that came late after an outage and were taken, and those refused. One refused sample ends the whole request of a spoke.',
    unit: 'suffix: samples/s',
    queries: [queries.late, ...queries.refused],
  }).height(8),
]
