import type { Location } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import { FETCHING_RECEIVERS } from '../../catalog/programs/receivers.ts'
import { collectorsInPods, usedIds } from '../../telemetry/collectors/collectors-in-pods.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { containersOfPods, statedPodsOf } from '../../tree/workloads/containers.ts'
import type { SharedClaim, StatedPods } from '../../tree/workloads/stated-pods.ts'

export const requireSingleInstance: Rule = {
  id: 'require-single-instance',
  ownSeverity: 'warning',
  summary:
    'A single-instance program has one replica, and a rollout stops the old pod before it starts the new one.',
  rationale:
    'By default a rollout starts the new pod first. Two pods then write to one volume, or report every object twice.',
  fix: 'Set strategy.type: Recreate and replicas: 1.',
  check: inEachCluster((cluster, report) => {
    for (const pods of statedPodsOf(cluster)) {
      const { kind, owner, rollout } = pods
      if (kind !== 'Deployment' && kind !== 'StatefulSet') continue
      const impact = impactOfTwo(cluster, pods)
      if (impact === undefined) continue
      if (kind === 'Deployment' && (rollout.strategy ?? 'Recreate') !== 'Recreate')
        report({
          location: rollout.location('strategy'),
          message: `a rollout of ${owner} starts the new pod before the old one stops`,
          impact,
          fix: `set ${keysOf(rollout.location('strategy'))}: Recreate`,
        })
      if ((rollout.replicas ?? 1) > 1)
        report({
          location: rollout.location('replicas'),
          message: `${owner} has ${rollout.replicas} replicas`,
          impact,
          fix: `set ${keysOf(rollout.location('replicas'))}: 1`,
        })
    }
  }),
}

/** The keys of a field in an object's specification or in a chart's values. */
const keysOf = ({ path = [] }: Location): string => path.slice(path[1] === 'values' ? 2 : 1).join('.')

/** What happens with two pods at once; nothing where two may run. */
const impactOfTwo = (cluster: ClusterView, pods: StatedPods): string | undefined => {
  const alone = containersOfPods(cluster, pods).find(({ program }) => program?.alone)?.program?.alone
  if (alone !== undefined) return alone
  // A StatefulSet gives each of its pods a volume of its own.
  if (pods.claims.some((claim) => isForOneNode(cluster, pods, claim)))
    return 'two pods write to one volume, or the new one waits for it on another node without end'
  const fetches = collectorsInPods(cluster, pods).some(
    ({ config }) => usedIds(config, 'receivers', FETCHING_RECEIVERS).length > 0,
  )
  return fetches && pods.kind === 'Deployment'
    ? 'two collectors send the same series, and the hub refuses whole requests of both'
    : undefined
}

const isForOneNode = (cluster: ClusterView, { namespace }: StatedPods, claim: SharedClaim): boolean => {
  const modes =
    'name' in claim
      ? (cluster.find('v1/PersistentVolumeClaim', namespace, claim.name)?.object.spec?.accessModes ?? [])
      : claim.accessModes
  return modes.includes('ReadWriteOnce') || modes.includes('ReadWriteOncePod')
}
