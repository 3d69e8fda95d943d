import { podLogsLink, resourcesLink } from '../../links.ts'
import { COUNT_CELL } from '../../panels/flag-cell.ts'
import { table } from '../../panels/table.ts'
import { stackedBars } from '../../panels/time-series.ts'
import { whichTargetsDown } from '../queries/clusters.ts'
import { podsNotRunning } from '../queries/pods.ts'
import * as queries from '../queries/workloads.ts'

export const workloads = () => [
  table({
    title: 'Replicas',
    description:
      'How many pods each Deployment, StatefulSet and DaemonSet should have, and how many are ready to serve; those that lack some are first. A click on a name leads to the logs of its namespace.',
    labels: { cluster: 'Cluster', namespace: 'Namespace', workload: 'Workload', kind: 'Kind' },
    columns: [
      {
        name: 'Missing',
        unit: 'none',
        width: 120,
        query: queries.missing,
        properties: COUNT_CELL(),
      },
      { name: 'Desired', unit: 'none', query: queries.desired },
      { name: 'Ready', unit: 'none', query: queries.ready },
    ],
    links: {
      Cluster: resourcesLink('row'),
      Namespace: resourcesLink('row', { namespace: 'namespace' }),
      Workload: podLogsLink('row', { namespace: 'namespace' }),
    },
    sortBy: 'Missing',
  }),
  table({
    title: 'Targets down',
    description: 'What should be scraped and does not answer.',
    labels: { cluster: 'Cluster', job: 'Job', instance: 'Instance' },
    columns: [],
    labelsOf: [whichTargetsDown],
    links: { Cluster: resourcesLink('row') },
    sortBy: 'Cluster',
  })
    .noValue('none')
    .span(12)
    .height(8),
  stackedBars({
    title: 'Pods not running',
    description:
      'Pods of the chosen namespaces that wait, that failed, or whose node says nothing. The row of pods says which.',
    unit: 'none',
    queries: [podsNotRunning],
    series: 'many',
  }).height(8),
]
