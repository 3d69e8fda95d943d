import type { LogStore } from '../../log-questions/log-store.ts'
import { table } from '../../panels/table.ts'
import { FLAG_CELL, LOW_FLAG_CELL } from '../../panels/flag-cell.ts'
import * as queries from '../queries/freshness.ts'
import { SAMPLE_AGE } from './cells.ts'

/** A scrape that takes longer than ten seconds fails. */
const SCRAPE_TIME = () => FLAG_CELL([5, 'orange'], [8, 'red'])

const ANSWERED = () => LOW_FLAG_CELL('red', [0.5, 'orange'], [0.999, 'transparent'])

export const freshness = ({ name, ask }: LogStore) => [
  table({
    title: 'Newest sample of each job',
    description:
      'How old it is, how many targets there are, the share of the scrapes of an hour that were answered, and the longest scrape. One of over 10 seconds fails.',
    labels: { cluster: 'Cluster', job: 'Job' },
    columns: [
      {
        name: 'Newest sample',
        unit: 's',
        query: queries.newestSampleOfJob,
        width: 155,
        properties: SAMPLE_AGE(),
      },
      { name: 'Targets', unit: 'none', query: queries.targetsOfJob, width: 95 },
      {
        name: 'Answered',
        unit: 'percentunit',
        query: queries.answeredByJob,
        width: 115,
        properties: ANSWERED(),
      },
      {
        name: 'Longest scrape',
        unit: 's',
        query: queries.slowestScrape,
        width: 150,
        properties: SCRAPE_TIME(),
      },
    ],
    sortBy: 'Newest sample',
  })
    .span(17)
    .height(10),
  table({
    title: `Newest line in ${name}`,
    description: `When it was written, by ${name} itself, which reads the lines of half an hour. A cluster that is not listed has none.`,
    labels: { cluster: 'Cluster' },
    columns: [
      { name: 'Newest line', unit: 'dateTimeFromNow', query: ask(queries.newestLine), width: 'part' },
    ],
    sortBy: 'Newest line',
    worst: 'smallest',
  })
    .span(7)
    .height(10),
  table({
    title: 'Targets that did not answer',
    description: 'Those that missed a scrape within an hour, with the share that they answered.',
    labels: { cluster: 'Cluster', job: 'Job', instance: 'Instance' },
    columns: [
      { name: 'Answered', unit: 'percentunit', query: queries.answeredByTarget, properties: ANSWERED() },
    ],
    sortBy: 'Answered',
    worst: 'smallest',
  })
    .noValue('none')
    .height(7),
]
