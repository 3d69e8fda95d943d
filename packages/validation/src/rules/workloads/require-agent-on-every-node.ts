import { at, type Location } from '../../values/location.ts'
import { inEachCluster, type Report, type Rule } from '../rule/rule.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { ownerOf } from '../../tree/objects.ts'
import { listOf, shown, valueAt } from '../../values/value-at.ts'
import { atValue, chartValue } from '../../tree/charts/release.ts'
import { ownPodsOf } from '../../tree/workloads/pods.ts'

export const requireAgentOnEveryNode: Rule = {
  id: 'require-agent-on-every-node',
  severity: 'warning',
  ownSeverity: 'info',
  summary:
    'Node agents run on every node: they tolerate every taint, are evicted last, and never run twice on a node.',
  rationale:
    'A node with a taint or without memory loses its agent first, just when its logs and metrics matter.',
  fix: 'Add tolerations: [{operator: Exists}] and priorityClassName: system-node-critical. Leave maxSurge at 0.',
  check: inEachCluster((cluster, report) => {
    for (const agent of agentsIn(cluster)) checkAgent(agent, report)
    checkRollouts(cluster, report)
  }),
}

/** A program with one pod on each node. */
interface Agent {
  readonly owner: string
  readonly tolerations: unknown
  readonly priority: unknown
  readonly location: (key: string) => Location
}

const agentsIn = (cluster: ClusterView): Agent[] => [
  ...ownPodsOf(cluster)
    .filter(({ controller }) => controller.object.kind === 'DaemonSet')
    .map(({ owner, spec, controller, path }) => ({
      owner,
      tolerations: spec.tolerations,
      priority: spec.priorityClassName,
      location: (key: string) => at(controller, ...path, key),
    })),
  ...cluster
    .all('helm.toolkit.fluxcd.io/v2/HelmRelease')
    .filter((release) => chartValue(release, 'mode') === 'daemonset')
    .map((release) => ({
      owner: ownerOf(release),
      tolerations: chartValue(release, 'tolerations'),
      priority: chartValue(release, 'priorityClassName'),
      location: (key: string) => atValue(release, key),
    })),
]

const isForAllTaints = (toleration: unknown): boolean =>
  valueAt(toleration, ['operator']) === 'Exists' &&
  valueAt(toleration, ['key']) === undefined &&
  valueAt(toleration, ['effect']) === undefined

const checkAgent = ({ owner, tolerations, priority, location }: Agent, report: Report): void => {
  if (!listOf(tolerations).some(isForAllTaints))
    report({
      location: location('tolerations'),
      message: `${owner} does not tolerate every taint`,
      impact: 'a node with a taint, by hand or by pressure, reports nothing',
      fix: 'add tolerations: [{operator: Exists}]',
    })
  if (priority !== 'system-node-critical')
    report({
      location: location('priorityClassName'),
      message: `${owner} has the priority class ${shown(priority)}`,
      impact: 'on a full node it is evicted, or never starts, and the node reports nothing',
      fix: 'set priorityClassName: system-node-critical',
    })
}

const checkRollouts = (cluster: ClusterView, report: Report): void => {
  for (const located of cluster.all('apps/v1/DaemonSet')) {
    const { maxSurge = 0 } = located.object.spec?.updateStrategy?.rollingUpdate ?? {}
    if (/^0%?$/.test(String(maxSurge))) continue
    report({
      location: at(located, 'spec', 'updateStrategy', 'rollingUpdate', 'maxSurge'),
      message: `a rollout of ${ownerOf(located)} starts a second pod on a node`,
      impact: 'both need the same folder or port of the node, and the rollout stops',
      fix: 'set maxSurge: 0',
    })
  }
}
