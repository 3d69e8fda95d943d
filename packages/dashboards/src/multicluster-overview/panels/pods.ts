import { podLogsLink, resourcesLink } from '../../links.ts'
import { FLAG_CELL } from '../../panels/flag-cell.ts'
import { table } from '../../panels/table.ts'
import { stackedBars } from '../../panels/time-series.ts'
import * as queries from '../queries/pods.ts'

/** Shorter bars would count an event twice: a rate reads four scrapes. */
const SHORTEST_BAR = '2m'

const SERIES_LOGS = () => podLogsLink('series', { namespace: 'namespace', pod: 'pod' })

export const pods = () => [
  table({
    title: 'Every pod',
    description:
      'The pods of the chosen namespaces and phases; those that wait say for what. A click on a pod leads to its logs.',
    labels: {
      cluster: 'Cluster',
      namespace: 'Namespace',
      pod: 'Pod',
      phase: 'Phase',
      reason: 'Waiting for',
      node: 'Node',
    },
    columns: [
      {
        name: 'Restarts',
        unit: 'none',
        query: queries.restarts,
        properties: FLAG_CELL([5, 'orange'], [20, 'red']),
      },
      { name: 'Age', unit: 's', query: queries.age },
    ],
    labelsOf: [queries.waitingReasons],
    links: {
      Cluster: resourcesLink('row'),
      Namespace: resourcesLink('row', { namespace: 'namespace' }),
      Pod: podLogsLink('row', { namespace: 'namespace', pod: 'pod' }),
    },
    sortBy: 'Restarts',
  }).height(10),
  stackedBars({
    title: 'Restarts',
    description: 'How often containers of a pod started again. A click leads to the pod’s logs.',
    unit: 'none',
    queries: [queries.restartEvents],
  })
    .interval(SHORTEST_BAR)
    .dataLinks([SERIES_LOGS()]),
  stackedBars({
    title: 'Killed for memory',
    description:
      'How often the kernel killed a process of a pod because a container’s memory limit was reached.',
    unit: 'none',
    queries: [queries.outOfMemoryKills],
  })
    .interval(SHORTEST_BAR)
    .dataLinks([SERIES_LOGS()]),
]
