import { COUNT_CELL } from '../../panels/flag-cell.ts'
import { stat } from '../../panels/stat.ts'
import { table, type Column } from '../../panels/table.ts'
import { FILLING_UP, NONE_EXPECTED } from '../../panels/thresholds.ts'
import { resourcesLink } from '../../links.ts'
import * as alerts from '../queries/alerts.ts'
import * as freshness from '../queries/freshness.ts'
import * as losses from '../queries/losses.ts'
import * as queues from '../queries/queues.ts'
import * as series from '../queries/series.ts'
import { LINE_AGE, SAMPLE_AGE, SHARE_CELL, withText } from './cells.ts'

/** Whether all is heard, what is lost, and what is nearest to its limit. */
export const numbers = () => [
  stat({
    title: 'Silent clusters',
    description: 'Clusters of the inventory of which no sample arrived within the last five minutes.',
    unit: 'none',
    query: freshness.silentClusters,
  })
    .thresholds(NONE_EXPECTED())
    .span(4),
  stat({
    title: 'Targets down',
    description: 'What should be scraped and did not answer the last time.',
    unit: 'none',
    query: freshness.targetsDown,
  })
    .thresholds(NONE_EXPECTED())
    .span(4),
  stat({
    title: 'Samples lost',
    description: 'Samples that no store has and no collector will send again, in the time shown.',
    unit: 'short',
    query: losses.samplesLost,
  })
    .thresholds(NONE_EXPECTED())
    .span(4),
  stat({
    title: 'Lines lost',
    description: 'The same of lines of logs.',
    unit: 'short',
    query: losses.linesLost,
  })
    .thresholds(NONE_EXPECTED())
    .span(4),
  stat({
    title: 'Fullest queue',
    description:
      'How full the fullest queue of all collectors is. A full one loses metrics, and logs wait in their files.',
    unit: 'percentunit',
    query: queues.fullest,
  })
    .decimals(1)
    .thresholds(FILLING_UP())
    .span(4),
  stat({
    title: 'Fullest budget',
    description: 'The share of its budget of series that a cluster uses, of the cluster that uses most.',
    unit: 'percentunit',
    query: series.fullestBudget,
  })
    .decimals(1)
    .thresholds(FILLING_UP())
    .span(4),
]

const COLUMNS: readonly Column[] = [
  { name: 'Alerts', unit: 'none', query: alerts.firing, width: 100, properties: COUNT_CELL() },
  {
    name: 'Newest sample',
    unit: 's',
    query: freshness.newestSample,
    width: 155,
    properties: withText(SAMPLE_AGE(), freshness.LONGEST_AGE, 'over an hour'),
  },
  {
    name: 'Newest line',
    unit: 's',
    query: freshness.newestLineSent,
    width: 135,
    properties: withText(LINE_AGE(), freshness.LONGEST_AGE, 'over an hour'),
  },
  {
    name: 'Targets down',
    unit: 'none',
    query: freshness.targetsDownByCluster,
    width: 140,
    properties: COUNT_CELL(),
  },
  {
    name: 'Samples lost',
    unit: 'short',
    query: losses.samplesLostByCluster,
    width: 140,
    properties: COUNT_CELL(),
  },
  {
    name: 'Lines lost',
    unit: 'short',
    query: losses.linesLostByCluster,
    width: 120,
    properties: COUNT_CELL(),
  },
  {
    name: 'Fullest queue',
    unit: 'percentunit',
    query: queues.fillOfCluster,
    width: 'part',
    properties: SHARE_CELL(),
  },
  {
    name: 'Budget used',
    unit: 'percentunit',
    query: series.budgetUsed,
    width: 'part',
    properties: SHARE_CELL(),
  },
]

export const clusters = () =>
  table({
    title: 'Clusters',
    description:
      'Every cluster of the inventory, those with most alerts about telemetry first. The newest line is that which the collectors delivered last. Losses are those of the time shown.',
    labels: { cluster: 'Cluster' },
    columns: COLUMNS,
    sortBy: ['Alerts', 'Newest sample'],
    links: { Cluster: resourcesLink('row') },
  })
