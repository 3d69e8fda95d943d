import { entryOf } from '@fleet/model'
import type { Found } from '../../diagnosis.ts'
import type { LiveCluster } from '../../live/live-cluster.ts'
import type { LiveFleet } from '../../live/live-fleet.ts'
import { namesIn } from '../../words.ts'
import { changedConfiguration, collectorCommands } from '../collector-commands.ts'
import type { Asked } from './counted-lines.ts'

/** Lines of a cluster that do not say so. The node of a line does. */
export const withoutCluster = (
  { fleet, since }: LiveFleet,
  cluster: LiveCluster,
  asked: Asked,
): readonly Found[] => {
  const own = asked.samples.filter(
    ({ labels }) => entryOf(cluster.facts.nodes, labels['k8s_node_name'] ?? '') !== undefined,
  )
  if (own.length === 0) return []
  const count = own.reduce((sum, { value }) => sum + value, 0)
  const nodes = own.map(({ labels }) => labels['k8s_node_name'] ?? '')
  return [
    {
      severity: 'error',
      cluster: cluster.name,
      subject: 'lines without a cluster',
      message: `${count} lines of ${namesIn(nodes)} came without the label \`cluster\` within ${since}`,
      evidence: own.map(({ labels, value }) => ({
        asked: asked.query,
        seen: `${value} of the node ${labels['k8s_node_name'] ?? ''}`,
      })),
      cause: 'The collector does not add the cluster to what it sends, or Loki does not make it a label.',
      fix: collectorCommands(fleet, cluster).reconcile,
      followsFrom: changedConfiguration(cluster),
      explains: [{ check: 'line-arrives', cluster: cluster.name, subject: `cluster ${cluster.name}` }],
    },
  ]
}
