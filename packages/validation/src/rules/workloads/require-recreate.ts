import { at } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule.ts'
import type { Violation } from '../../values/violation.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { ownPodsOf, type OwnPods } from '../../tree/workloads/pods.ts'
import { containersOfPods } from '../../tree/workloads/containers.ts'
import { claimOf } from '../../tree/workloads/volumes.ts'

export const requireRecreate: Rule = {
  id: 'require-recreate',
  summary:
    'A Deployment of which two pods must never run at once has one replica, and its old pod goes before the new one comes.',
  rationale:
    'By default a rollout starts the new pod first: two then write to one volume, or report every object twice.',
  example: {
    refused: 'kind: Deployment\nspec: {replicas: 1}',
    accepted: 'kind: Deployment\nspec: {replicas: 1, strategy: {type: Recreate}}',
  },
  fix: 'Set strategy.type: Recreate and replicas: 1.',
  check: inEachCluster((cluster) => ownPodsOf(cluster).flatMap((pods) => checkPods(cluster, pods))),
}

const checkPods = (cluster: ClusterView, pods: OwnPods): Violation[] => {
  const why = reasonOf(cluster, pods)
  const spec = (pods.controller.object as { readonly spec?: ControllerSpec }).spec ?? {}
  const { kind } = pods.controller.object
  if (why === undefined || (kind !== 'Deployment' && kind !== 'StatefulSet')) return []
  return [
    ...(kind === 'StatefulSet' || spec.strategy?.type === 'Recreate'
      ? []
      : [
          {
            location: at(pods.controller, 'spec', 'strategy', 'type'),
            message: `a rollout of ${pods.owner} starts the new pod before the old one has gone`,
            impact: why,
            fix: 'set strategy.type: Recreate',
          },
        ]),
    ...((spec.replicas ?? 1) <= 1
      ? []
      : [
          {
            location: at(pods.controller, 'spec', 'replicas'),
            message: `${pods.owner} has ${spec.replicas} replicas`,
            impact: why,
            fix: 'set replicas: 1',
          },
        ]),
  ]
}

interface ControllerSpec {
  readonly replicas?: number
  readonly strategy?: { readonly type?: string }
}

/** Why two must never run at once; nothing where they may. */
const reasonOf = (cluster: ClusterView, pods: OwnPods): string | undefined => {
  const alone = containersOfPods(cluster, pods).find(({ program }) => program?.alone)?.program?.alone
  if (alone !== undefined) return alone
  // A StatefulSet gives each of its pods a volume of its own.
  const isShared = (pods.spec.volumes ?? []).some(
    ({ name, persistentVolumeClaim }) =>
      persistentVolumeClaim && claimOf(cluster, pods, name)?.spec.accessModes?.includes('ReadWriteOnce'),
  )
  if (isShared) return 'two pods write to one volume, or the new one waits for it on another node for ever'
  const scrapes = containersOfPods(cluster, pods).some(({ program }) =>
    program?.flags?.known.has('feature-gates'),
  )
  return scrapes && pods.controller.object.kind === 'Deployment'
    ? 'two collectors send the same series, and the hub refuses whole requests of both'
    : undefined
}
