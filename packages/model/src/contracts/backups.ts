import type { Cluster } from '../fleet/cluster.ts'
import type { Fleet } from '../fleet/fleet.ts'
import { entriesOf } from '../fleet/topology.ts'
import { connectsBy, postgresOf } from './postgres.ts'

/** The CronJob that makes the copies, and a claim for them. */
export const backupName = (of: string): string => `${of}-backup`

/** The suspended CronJob by which a person restores a copy. */
export const restoreName = (of: string): string => `${of}-restore`

/** What the backup of Grafana's database is of. */
export const GRAFANA_BACKUP = 'grafana'

/** How long a run may take with all its tries, in seconds. One that takes longer has failed, and is missing. */
export const LONGEST_BACKUP = 3600

/** The CronJobs that make copies, in all clusters, each name once. */
export const backupNames = ({ hub, clusters }: Fleet): readonly string[] => [
  ...new Set([
    ...(hub.grafana.backup ? [backupName(GRAFANA_BACKUP)] : []),
    ...entriesOf(clusters).flatMap(([, { workloads }]) =>
      entriesOf(workloads).flatMap(([name, { backup }]) => (backup ? [backupName(name)] : [])),
    ),
  ]),
]

/** The CronJobs of backups that read a Secret: each pulls its image and connects as its workload does. */
export const backupReaders = ({ workloads, secrets }: Cluster, secret: string): readonly string[] =>
  entriesOf(workloads).flatMap(([name, workload]) => {
    if (!workload.backup) return []
    const postgres = postgresOf(workload, secrets)
    const connects = postgres !== undefined && connectsBy(postgres, secret)
    const pulls = (workload.imagePullSecrets ?? []).some((one) => one === secret)
    return connects || pulls ? [backupName(name), restoreName(name)] : []
  })
