import { at } from '../../values/spot.ts'
import { inEachCluster, type Rule } from '../rule.ts'
import type { Breach } from '../../values/breach.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import type { OwnPods } from '../../tree/workloads/pods.ts'
import { runsOfPods } from '../../tree/workloads/runs.ts'
import { claimOf } from '../../tree/workloads/volumes.ts'

export const requireRecreate: Rule = {
  id: 'require-recreate',
  demands:
    'A Deployment of which two pods must never run at once has one replica, and its old pod goes before the new one comes.',
  why: 'By default a rollout starts the new pod first: two then write to one volume, or report every object twice.',
  example: {
    refused: 'kind: Deployment\nspec: {replicas: 1}',
    accepted: 'kind: Deployment\nspec: {replicas: 1, strategy: {type: Recreate}}',
  },
  mend: 'Set strategy.type: Recreate and replicas: 1.',
  judge: inEachCluster((cluster) => cluster.ownPods.flatMap((pods) => judgePods(cluster, pods))),
}

const judgePods = (cluster: ClusterView, pods: OwnPods): Breach[] => {
  const why = reasonOf(cluster, pods)
  const spec = (pods.controller.object as { readonly spec?: ControllerSpec }).spec ?? {}
  const { kind } = pods.controller.object
  if (why === undefined || (kind !== 'Deployment' && kind !== 'StatefulSet')) return []
  return [
    ...(kind === 'StatefulSet' || spec.strategy?.type === 'Recreate'
      ? []
      : [
          {
            at: at(pods.controller, 'spec', 'strategy', 'type'),
            what: `a rollout of ${pods.owner} starts the new pod before the old one has gone`,
            consequence: why,
            mend: 'set strategy.type: Recreate',
          },
        ]),
    ...((spec.replicas ?? 1) <= 1
      ? []
      : [
          {
            at: at(pods.controller, 'spec', 'replicas'),
            what: `${pods.owner} has ${spec.replicas} replicas`,
            consequence: why,
            mend: 'set replicas: 1',
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
  const alone = runsOfPods(cluster, pods).find(({ program }) => program?.alone)?.program?.alone
  if (alone !== undefined) return alone
  // A StatefulSet gives each of its pods a volume of its own.
  const isShared = (pods.spec.volumes ?? []).some(
    ({ name, persistentVolumeClaim }) =>
      persistentVolumeClaim && claimOf(cluster, pods, name)?.spec.accessModes?.includes('ReadWriteOnce'),
  )
  if (isShared) return 'two pods write to one volume, or the new one waits for it on another node for ever'
  const scrapes = runsOfPods(cluster, pods).some(({ program }) => program?.flags?.known.has('feature-gates'))
  return scrapes && pods.controller.object.kind === 'Deployment'
    ? 'two collectors send the same series, and the hub refuses whole requests of both'
    : undefined
}
