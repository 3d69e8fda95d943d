import { podLogsLink } from '../../links.ts'
import type { Query } from '../../queries/query.ts'
import { table } from '../../panels/table.ts'
import * as queries from '../queries/workloads.ts'

interface Kind {
  readonly name: string
  /** The label by which kube-state-metrics names a workload of this kind. */
  readonly label: string
  readonly desired: Query
  readonly ready: Query
}

const health = ({ name, label, desired, ready }: Kind) =>
  table({
    title: `${name}s`,
    description: `How many pods each ${name} should have, and how many are ready to serve. A click leads to the namespace’s logs.`,
    labels: { cluster: 'Cluster', namespace: 'Namespace', [label]: name },
    columns: [
      { name: 'Desired', unit: 'none', query: desired },
      { name: 'Ready', unit: 'none', query: ready },
    ],
    sortBy: 'Desired',
  })
    .dataLinks([podLogsLink('row', { namespace: 'namespace' })])
    .span(8)

export const workloads = () => [
  health({
    name: 'Deployment',
    label: 'deployment',
    desired: queries.deploymentsDesired,
    ready: queries.deploymentsAvailable,
  }),
  health({
    name: 'StatefulSet',
    label: 'statefulset',
    desired: queries.statefulSetsDesired,
    ready: queries.statefulSetsReady,
  }),
  health({
    name: 'DaemonSet',
    label: 'daemonset',
    desired: queries.daemonSetsDesired,
    ready: queries.daemonSetsReady,
  }),
]
