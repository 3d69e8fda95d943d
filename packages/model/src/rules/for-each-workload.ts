import type { Cluster } from '../fleet/cluster.ts'
import type { Fleet } from '../fleet/fleet.ts'
import { entriesOf } from '../fleet/topology.ts'
import type { Workload } from '../fleet/workload.ts'
import type { Violation, InventoryPath, NamesAt } from './inventory-rule.ts'

interface Subject {
  readonly cluster: string
  readonly name: string
  readonly path: InventoryPath
  readonly workload: Workload
  /** All workloads of the cluster, this one among them. */
  readonly workloads: Cluster['workloads']
}

/** Checks each workload of each cluster. */
export const forEachWorkload =
  (check: (subject: Subject, namesAt: NamesAt) => Violation[]) =>
  ({ clusters }: Pick<Fleet, 'clusters'>, namesAt: NamesAt): Violation[] =>
    entriesOf(clusters).flatMap(([cluster, { workloads }]) =>
      entriesOf(workloads).flatMap(([name, workload]) =>
        check(
          { cluster, name, path: ['clusters', cluster, 'workloads', name], workload, workloads },
          namesAt,
        ),
      ),
    )
