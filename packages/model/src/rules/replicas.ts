import { entriesOf } from '../fleet/topology.ts'
import type { Workload } from '../fleet/workload.ts'
import { forEachWorkload } from './for-each-workload.ts'
import type { InventoryRule } from './inventory-rule.ts'

/** The field by which a workload has several pods; nothing where it has one. */
const severalBy = ({ replicas, autoscaling }: Workload): 'replicas' | 'autoscaling' | undefined => {
  if (replicas !== undefined && replicas > 1) return 'replicas'
  return autoscaling && autoscaling.max > 1 ? 'autoscaling' : undefined
}

/** What only one pod can have. */
const exclusiveTo = ({ volumes, folders, hostAccess }: Workload): string | undefined => {
  const [volume] = entriesOf(volumes)
  if (volume) return `the volume ${volume[0]}`
  const shared = entriesOf(folders).find(([, { from }]) => from === 'volume')
  if (shared) return `the folder ${shared[0]} of another’s volume`
  return hostAccess?.network === true ? 'the ports of its node' : undefined
}

export const banReplicasOnVolume: InventoryRule = {
  id: 'ban-replicas-on-volume',
  summary: 'A workload with a volume, or with the network of its node, has one pod.',
  rationale:
    'Only one node can mount a volume, and two pods that write to one destroy its data. A port of a node has one owner.',
  check: forEachWorkload(({ name, path, workload }) => {
    const field = severalBy(workload)
    const exclusive = field && exclusiveTo(workload)
    if (!field || exclusive === undefined) return []
    return [
      {
        path: [...path, field],
        message: `${name} has several pods by ${field}, and ${exclusive}, which one pod can have`,
        impact: 'the second pod waits for it without end, or both write to one place',
        fix: `remove ${field}, or keep the data where several pods can reach them: in a database, or on NFS`,
      },
    ]
  }),
}

export const banReplicasWithAutoscaling: InventoryRule = {
  id: 'ban-replicas-with-autoscaling',
  summary: 'A workload states a number of pods or an autoscaling, never both.',
  rationale: 'Flux and the autoscaler would each set their own number, again and again.',
  check: forEachWorkload(({ name, path, workload: { replicas, autoscaling } }) =>
    replicas !== undefined && autoscaling !== undefined
      ? [
          {
            path: [...path, 'replicas'],
            message: `${name} has ${replicas} replicas, and an autoscaling from ${autoscaling.min} to ${autoscaling.max}`,
            impact: 'Flux and the autoscaler would each set their own number, again and again',
            fix: 'remove one of the two',
          },
        ]
      : [],
  ),
}
