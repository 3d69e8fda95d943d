import type { Cluster } from '../fleet/cluster.ts'
import type { Fleet } from '../fleet/fleet.ts'
import type { PodGroup } from '../fleet/secret-reads.ts'
import { entriesOf } from '../fleet/topology.ts'
import type { Pod } from '../fleet/workload.ts'
import type { InventoryPath, Violation } from './inventory-rule.ts'
import { eachReadable } from './readable.ts'

interface Subject {
  readonly name: string
  readonly path: InventoryPath
  readonly pod: Pod
  readonly clusterName: string
  readonly cluster: Cluster
}

const GROUPS: readonly PodGroup[] = ['workloads', 'cronJobs']

/** Checks what each workload and each CronJob of each cluster states of its pods. */
export const forEachPod =
  (check: (subject: Subject) => readonly Violation[]) =>
  ({ clusters }: Fleet): readonly Violation[] =>
    eachReadable(entriesOf(clusters), ([clusterName, cluster]) =>
      eachReadable(GROUPS, (group) =>
        eachReadable(entriesOf<string, Pod>(cluster[group]), ([name, pod]) =>
          check({ name, path: ['clusters', clusterName, group, name], pod, clusterName, cluster }),
        ),
      ),
    )
