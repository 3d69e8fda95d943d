import { suggestion } from '@fleet/model/suggestion'
import { at, type Spot } from '../../values/spot.ts'
import { inEachCluster, type Rule } from '../rule.ts'
import type { Breach } from '../../values/breach.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { ownerOf } from '../../tree/objects.ts'
import { listOf, shown, valueAt } from '../../values/value-at.ts'
import { atValue, chartValue } from '../../tree/charts/release.ts'

export const requireEveryNode: Rule = {
  id: 'require-every-node',
  demands:
    'What reports on nodes runs on every node: it tolerates every taint, is evicted last, and one pod of a node follows the other.',
  why: 'A node that is tainted or short of memory is the one whose logs and metrics are wanted, and the first that loses its agent.',
  example: {
    refused: 'kind: DaemonSet\nspec:\n  template:\n    spec: {containers: […]}',
    accepted:
      'kind: DaemonSet\nspec:\n  template:\n    spec:\n      priorityClassName: system-node-critical\n      tolerations: [{operator: Exists}]',
  },
  mend: 'Add tolerations: [{operator: Exists}] and priorityClassName: system-node-critical; leave maxSurge at 0.',
  judge: inEachCluster((cluster) => [
    ...agentsIn(cluster).flatMap(judgeAgent),
    ...surging(cluster),
    ...unknownPriorities(cluster),
  ]),
}

/** Something that runs once on a node. */
interface Agent {
  readonly owner: string
  readonly tolerations: unknown
  readonly priority: unknown
  readonly spot: (key: string) => Spot
}

const agentsIn = (cluster: ClusterView): Agent[] => [
  ...cluster.ownPods
    .filter(({ controller }) => controller.object.kind === 'DaemonSet')
    .map(({ owner, spec, controller, path }) => ({
      owner,
      tolerations: spec.tolerations,
      priority: spec.priorityClassName,
      spot: (key: string) => at(controller, ...path, key),
    })),
  ...cluster
    .all('helm.toolkit.fluxcd.io/v2/HelmRelease')
    .filter((release) => chartValue(release, 'mode') === 'daemonset')
    .map((release) => ({
      owner: ownerOf(release),
      tolerations: chartValue(release, 'tolerations'),
      priority: chartValue(release, 'priorityClassName'),
      spot: (key: string) => atValue(release, key),
    })),
]

const isForAll = (toleration: unknown): boolean =>
  valueAt(toleration, ['operator']) === 'Exists' &&
  valueAt(toleration, ['key']) === undefined &&
  valueAt(toleration, ['effect']) === undefined

const judgeAgent = ({ owner, tolerations, priority, spot }: Agent): Breach[] => [
  ...(listOf(tolerations).some(isForAll)
    ? []
    : [
        {
          at: spot('tolerations'),
          what: `${owner} does not tolerate every taint`,
          consequence: 'a node that is tainted, by hand or by pressure, reports nothing',
          mend: 'add tolerations: [{operator: Exists}]',
        },
      ]),
  ...(priority === 'system-node-critical'
    ? []
    : [
        {
          at: spot('priorityClassName'),
          what: `${owner} has the priority ${shown(priority)}`,
          consequence: 'on a full node it is evicted, or never placed, and the node reports nothing',
          mend: 'set priorityClassName: system-node-critical',
        },
      ]),
]

const surging = (cluster: ClusterView): Breach[] =>
  cluster.all('apps/v1/DaemonSet').flatMap((placed) => {
    const { maxSurge = 0 } = placed.object.spec?.updateStrategy?.rollingUpdate ?? {}
    return /^0%?$/.test(String(maxSurge))
      ? []
      : [
          {
            at: at(placed, 'spec', 'updateStrategy', 'rollingUpdate', 'maxSurge'),
            what: `a rollout of ${ownerOf(placed)} starts a second pod on a node`,
            consequence: 'the two want the same folder or port of the node, and the rollout stands still',
            mend: 'set maxSurge: 0',
          },
        ]
  })

/** No tree can hold a PriorityClass of its own. */
const PRIORITIES = ['system-cluster-critical', 'system-node-critical']

const unknownPriorities = (cluster: ClusterView): Breach[] =>
  cluster.ownPods
    .filter(({ controller }) => controller.object.kind !== 'DaemonSet')
    .flatMap(({ owner, spec: { priorityClassName: name }, controller, path }) =>
      name === undefined || PRIORITIES.includes(name)
        ? []
        : [
            {
              at: at(controller, ...path, 'priorityClassName'),
              what: `${owner} has the priority class ${name}, which nobody makes`,
              consequence: 'the API server refuses its pods',
              mend: suggestion(name, PRIORITIES),
            },
          ],
    )
