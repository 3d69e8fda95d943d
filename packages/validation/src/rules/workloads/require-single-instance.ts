import { at } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { ownPodsOf, type OwnPods } from '../../tree/workloads/pods.ts'
import { containersOfPods } from '../../tree/workloads/containers.ts'
import { claimOf } from '../../tree/workloads/volumes.ts'

export const requireSingleInstance: Rule = {
  id: 'require-single-instance',
  ownSeverity: 'warning',
  summary:
    'A single-instance program has one replica, and a rollout stops the old pod before it starts the new one.',
  rationale:
    'By default a rollout starts the new pod first. Two pods then write to one volume, or report every object twice.',
  fix: 'Set strategy.type: Recreate and replicas: 1.',
  check: inEachCluster((cluster, report) => {
    for (const pods of ownPodsOf(cluster)) {
      const { controller, owner } = pods
      const { kind } = controller.object
      if (kind !== 'Deployment' && kind !== 'StatefulSet') continue
      const impact = impactOfTwo(cluster, pods)
      if (impact === undefined) continue
      const spec = (controller.object as { readonly spec?: ControllerSpec }).spec ?? {}
      if (kind === 'Deployment' && spec.strategy?.type !== 'Recreate')
        report({
          location: at(controller, 'spec', 'strategy', 'type'),
          message: `a rollout of ${owner} starts the new pod before the old one stops`,
          impact,
          fix: 'set strategy.type: Recreate',
        })
      if ((spec.replicas ?? 1) > 1)
        report({
          location: at(controller, 'spec', 'replicas'),
          message: `${owner} has ${spec.replicas} replicas`,
          impact,
          fix: 'set replicas: 1',
        })
    }
  }),
}

interface ControllerSpec {
  readonly replicas?: number
  readonly strategy?: { readonly type?: string }
}

/** What happens with two pods at once; nothing where two may run. */
const impactOfTwo = (cluster: ClusterView, pods: OwnPods): string | undefined => {
  const alone = containersOfPods(cluster, pods).find(({ program }) => program?.alone)?.program?.alone
  if (alone !== undefined) return alone
  // A StatefulSet gives each of its pods a volume of its own.
  const isShared = (pods.spec.volumes ?? []).some(
    ({ name, persistentVolumeClaim }) =>
      persistentVolumeClaim && claimOf(cluster, pods, name)?.spec.accessModes?.includes('ReadWriteOnce'),
  )
  if (isShared) return 'two pods write to one volume, or the new one waits for it on another node without end'
  const scrapes = containersOfPods(cluster, pods).some(({ program }) =>
    program?.flags?.known.has('feature-gates'),
  )
  return scrapes && pods.controller.object.kind === 'Deployment'
    ? 'two collectors send the same series, and the hub refuses whole requests of both'
    : undefined
}
