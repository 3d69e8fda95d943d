import { mentionsLink } from '../../links.ts'
import { GAUGE_CELL } from '../../panels/gauge-cell.ts'
import { table } from '../../panels/table.ts'
import { timeSeries } from '../../panels/time-series.ts'
import { failedObjects } from '../queries/clusters.ts'
import * as queries from '../queries/controllers.ts'

const perCluster = (
  content: Pick<Parameters<typeof timeSeries>[0], 'title' | 'description' | 'unit' | 'queries'>,
) => timeSeries(content).fillOpacity(0).span(6)

export const reconciliation = () => [
  perCluster({
    title: 'Failed objects',
    description: 'Objects whose last attempt failed, on each cluster.',
    unit: 'none',
    queries: [failedObjects],
  }).decimals(0),
  perCluster({
    title: 'Time to apply a Kustomization',
    description: 'The mean of half an hour, with the wait until what was applied is healthy.',
    unit: 's',
    queries: [queries.kustomizationDurations],
  }),
  perCluster({
    title: 'Time to reconcile a release',
    description:
      'The mean of half an hour: an upgrade takes minutes, a look at an unchanged release less than a second.',
    unit: 's',
    queries: [queries.releaseDurations],
  }),
  perCluster({
    title: 'Reconciliations that fail',
    description: 'The share of all reconciliations that end in an error, over half an hour.',
    unit: 'percentunit',
    queries: [queries.errorShares],
  }).max(1),
]

export const controllers = () => [
  table({
    title: 'Controllers',
    description:
      'What each controller of Flux does, over half an hour. A queue that does not empty means that it cannot keep up.',
    labels: { cluster: 'Cluster', job: 'Program', controller: 'Controller' },
    columns: [
      { name: 'Errors', unit: 'percentunit', query: queries.controllerErrors, properties: GAUGE_CELL() },
      { name: 'Reconciliations', unit: 'suffix:/min', query: queries.controllerRates, width: 140 },
      { name: 'Queue', unit: 'none', query: queries.controllerQueues },
    ],
    links: { Controller: mentionsLink('row', { search: 'controller' }) },
    sortBy: 'Errors',
  }),
  table({
    title: 'Slowest objects',
    description: 'The 50 objects that take longest to reconcile, by the mean of half an hour.',
    labels: { cluster: 'Cluster', kind: 'Kind', name: 'Name' },
    columns: [{ name: 'Duration', unit: 's', query: queries.slowest }],
    links: { Name: mentionsLink('row', { search: 'name' }) },
    sortBy: 'Duration',
  }),
]
