import { suggestion } from '@fleet/model/suggestion'
import { at, type Location } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule.ts'
import type { Violation } from '../../values/violation.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { ownerOf } from '../../tree/objects.ts'
import { listOf, shown, valueAt } from '../../values/value-at.ts'
import { atValue, chartValue } from '../../tree/charts/release.ts'
import { ownPodsOf } from '../../tree/workloads/pods.ts'

export const requireEveryNode: Rule = {
  id: 'require-every-node',
  summary:
    'What reports on nodes runs on every node: it tolerates every taint, is evicted last, and one pod of a node follows the other.',
  rationale:
    'A node that is tainted or short of memory is the one whose logs and metrics are wanted, and the first that loses its agent.',
  example: {
    refused: 'kind: DaemonSet\nspec:\n  template:\n    spec: {containers: […]}',
    accepted:
      'kind: DaemonSet\nspec:\n  template:\n    spec:\n      priorityClassName: system-node-critical\n      tolerations: [{operator: Exists}]',
  },
  fix: 'Add tolerations: [{operator: Exists}] and priorityClassName: system-node-critical; leave maxSurge at 0.',
  check: inEachCluster((cluster) => [
    ...agentsIn(cluster).flatMap(checkAgent),
    ...surging(cluster),
    ...unknownPriorities(cluster),
  ]),
}

/** Something that runs once on a node. */
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

const isForAll = (toleration: unknown): boolean =>
  valueAt(toleration, ['operator']) === 'Exists' &&
  valueAt(toleration, ['key']) === undefined &&
  valueAt(toleration, ['effect']) === undefined

const checkAgent = ({ owner, tolerations, priority, location }: Agent): Violation[] => [
  ...(listOf(tolerations).some(isForAll)
    ? []
    : [
        {
          location: location('tolerations'),
          message: `${owner} does not tolerate every taint`,
          impact: 'a node that is tainted, by hand or by pressure, reports nothing',
          fix: 'add tolerations: [{operator: Exists}]',
        },
      ]),
  ...(priority === 'system-node-critical'
    ? []
    : [
        {
          location: location('priorityClassName'),
          message: `${owner} has the priority ${shown(priority)}`,
          impact: 'on a full node it is evicted, or never placed, and the node reports nothing',
          fix: 'set priorityClassName: system-node-critical',
        },
      ]),
]

const surging = (cluster: ClusterView): Violation[] =>
  cluster.all('apps/v1/DaemonSet').flatMap((placed) => {
    const { maxSurge = 0 } = placed.object.spec?.updateStrategy?.rollingUpdate ?? {}
    return /^0%?$/.test(String(maxSurge))
      ? []
      : [
          {
            location: at(placed, 'spec', 'updateStrategy', 'rollingUpdate', 'maxSurge'),
            message: `a rollout of ${ownerOf(placed)} starts a second pod on a node`,
            impact: 'the two want the same folder or port of the node, and the rollout stands still',
            fix: 'set maxSurge: 0',
          },
        ]
  })

/** No tree can hold a PriorityClass of its own. */
const PRIORITIES = ['system-cluster-critical', 'system-node-critical']

const unknownPriorities = (cluster: ClusterView): Violation[] =>
  ownPodsOf(cluster)
    .filter(({ controller }) => controller.object.kind !== 'DaemonSet')
    .flatMap(({ owner, spec: { priorityClassName: name }, controller, path }) =>
      name === undefined || PRIORITIES.includes(name)
        ? []
        : [
            {
              location: at(controller, ...path, 'priorityClassName'),
              message: `${owner} has the priority class ${name}, which nobody makes`,
              impact: 'the API server refuses its pods',
              fix: suggestion(name, PRIORITIES),
            },
          ],
    )
