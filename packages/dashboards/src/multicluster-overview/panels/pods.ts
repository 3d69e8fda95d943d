import { podLogsLink } from '../../links.ts'
import { table } from '../../panels/table.ts'
import { timeSeries } from '../../panels/time-series.ts'
import * as queries from '../queries/pods.ts'

export const pods = () => [
  table({
    title: 'Pods',
    description:
      'The pods of the chosen namespaces and phases; those that wait say for what. A click leads to a pod’s logs.',
    labels: {
      cluster: 'Cluster',
      namespace: 'Namespace',
      pod: 'Pod',
      phase: 'Phase',
      reason: 'Waiting for',
      node: 'Node',
    },
    columns: [
      { name: 'Restarts', unit: 'none', query: queries.restarts },
      { name: 'Age', unit: 's', query: queries.age },
    ],
    labelsOf: [queries.waitingReasons],
    sortBy: 'Restarts',
  })
    .dataLinks([podLogsLink('row', { namespace: 'namespace', pod: 'pod' })])
    .height(12),
  timeSeries({
    title: 'Pods by phase',
    description: 'How many pods of the chosen namespaces are in each phase.',
    unit: 'none',
    queries: [queries.podsByPhase],
  }),
  timeSeries({
    title: 'Restarts within an hour',
    description: 'Pods whose containers restarted within the hour before. A click leads to the pod’s logs.',
    unit: 'none',
    queries: [queries.recentRestarts],
  }).dataLinks([podLogsLink('series', { namespace: 'namespace', pod: 'pod' })]),
]
