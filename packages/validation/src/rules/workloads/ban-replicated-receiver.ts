import { BALANCING_EXPORTERS, RECEIVERS, STATEFUL_COMPONENTS } from '../../catalog/programs/receivers.ts'
import { collectorsOf } from '../../telemetry/collectors/collectors-of.ts'
import { collectorsInPods, usedIds } from '../../telemetry/collectors/collectors-in-pods.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { lokiSettingsIn } from '../../tree/monitoring/loki-settings.ts'
import { containersOfPods, imageNamesOf, statedPodsOf } from '../../tree/workloads/containers.ts'
import { isOfStorageCluster } from '../../tree/network/storage-nodes.ts'
import type { StatedPods } from '../../tree/workloads/stated-pods.ts'
import { listOf, textAt } from '../../values/value-at.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'

export const banReplicatedReceiver: Rule = {
  id: 'ban-replicated-receiver',
  ownSeverity: 'warning',
  summary: 'A program that keeps what is pushed to it, and shares it with no other pod, has one replica.',
  rationale:
    'A Service sends each request to one of its pods. With two of them each holds a part, and an answer depends on the pod that gives it.',
  fix: 'Set one replica. For more, give the pods a common store, or send what belongs together to the same pod.',
  check: inEachCluster((cluster, report) => {
    for (const pods of statedPodsOf(cluster)) {
      const { replicas = 1 } = pods.rollout
      if (pods.kind === 'DaemonSet' || replicas < 2 || isOfStorageCluster(cluster, pods)) continue
      for (const impact of new Set(impactsOf(cluster, pods)))
        report({
          location: pods.rollout.location('replicas'),
          message: `${pods.owner} has ${replicas} pods that take in pushes, each for itself`,
          impact,
          fix: 'set one replica',
        })
    }
  }),
}

/** What goes wrong with several pods. */
const impactsOf = (cluster: ClusterView, pods: StatedPods): readonly string[] => [
  ...receiversIn(cluster, pods).map(
    (program) => `each ${program} holds a part of what is pushed, and answers from that part alone`,
  ),
  ...collectorsInPods(cluster, pods)
    .flatMap(({ config }) => statefulIds(cluster, config))
    .map((id) => `the ${id} of each collector works with a part of the data, and its result is wrong`),
]

const receiversIn = (cluster: ClusterView, pods: StatedPods): readonly string[] => {
  const containers = containersOfPods(cluster, pods)
  const known = containers.flatMap((run) => {
    const names = imageNamesOf(run)
    const { args = [] } = run.container
    return RECEIVERS.filter(
      ({ images, argument }) =>
        images.some((image) => names.includes(image)) &&
        (argument === undefined || args.some((one) => argument.test(one))),
    )
  })
  const lokis = lokiSettingsIn(cluster).filter(
    ({ container, read }) =>
      containers.includes(container) && keepsOnDisk(listOf(read('schema_config', 'configs'))),
  )
  return [...known.map(({ program }) => program), ...lokis.map(() => 'Loki')]
}

/** Whether all data is in the folders of the pod itself. The chart has a rule of its own. */
const keepsOnDisk = (schemas: readonly unknown[]): boolean =>
  schemas.length > 0 && schemas.every((schema) => textAt(schema, 'object_store') === 'filesystem')

const SECTIONS = ['connectors', 'processors', 'receivers'] as const

type Config = ReturnType<typeof collectorsOf>['readable'][number]['config']

/** Another collector may send what belongs together to the same pod. */
const statefulIds = (cluster: ClusterView, config: Config): readonly string[] =>
  collectorsOf(cluster).readable.some(
    (one) => usedIds(one.config, 'exporters', BALANCING_EXPORTERS).length > 0,
  )
    ? []
    : SECTIONS.flatMap((section) => usedIds(config, section, STATEFUL_COMPONENTS[section]))
