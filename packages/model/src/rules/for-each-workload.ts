import type { Cluster } from '../fleet/cluster.ts'
import type { Fleet } from '../fleet/fleet.ts'
import { entriesOf } from '../fleet/topology.ts'
import type { Workload } from '../fleet/workload.ts'
import type { InventoryPath, Violation } from './inventory-rule.ts'
import { eachReadable } from './readable.ts'

interface Subject {
  readonly cluster: string
  readonly name: string
  readonly path: InventoryPath
  readonly workload: Workload
  /** All workloads of the cluster, this one among them. */
  readonly workloads: Cluster['workloads']
  readonly cronJobs: NonNullable<Cluster['cronJobs']>
}

/** Checks each workload of each cluster. */
export const forEachWorkload =
  (check: (subject: Subject) => readonly Violation[]) =>
  ({ clusters }: Fleet): readonly Violation[] =>
    eachReadable(entriesOf(clusters), ([cluster, { workloads, cronJobs = {} }]) =>
      eachReadable(entriesOf(workloads), ([name, workload]) =>
        check({
          cluster,
          name,
          path: ['clusters', cluster, 'workloads', name],
          workload,
          workloads,
          cronJobs,
        }),
      ),
    )
