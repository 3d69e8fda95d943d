import type { Cluster } from '../fleet/cluster.ts'
import type { Fleet } from '../fleet/fleet.ts'
import { entriesOf } from '../fleet/topology.ts'
import type { Workload } from '../fleet/workload.ts'
import type { Breach, InventoryPath, NamesAt } from './law.ts'

interface Subject {
  readonly cluster: string
  readonly name: string
  readonly path: InventoryPath
  readonly workload: Workload
  /** All workloads of the cluster, this one among them. */
  readonly workloads: Cluster['workloads']
}

/** Judges each workload of each cluster. */
export const forEachWorkload =
  (judge: (subject: Subject, namesAt: NamesAt) => Breach[]) =>
  ({ clusters }: Pick<Fleet, 'clusters'>, namesAt: NamesAt): Breach[] =>
    entriesOf(clusters).flatMap(([cluster, { workloads }]) =>
      entriesOf(workloads).flatMap(([name, workload]) =>
        judge(
          { cluster, name, path: ['clusters', cluster, 'workloads', name], workload, workloads },
          namesAt,
        ),
      ),
    )
