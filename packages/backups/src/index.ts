import {
  backupName,
  clusterNames,
  clusterOf,
  entriesOf,
  GRAFANA_BACKUP,
  type Artifact,
  type ClusterName,
  type Component,
  type Fleet,
  type Layer,
} from '@fleet/model'
import { copiesClaims, type BackedUp } from './copies.ts'
import { grafanaTask } from './grafana.ts'
import { backupJobs, type Task } from './job.ts'
import { postgresTask } from './postgres.ts'

/** Copies of Grafana's database and of workloads' databases, and what restores them: one file each. */
export const backups: Component = (fleet) => [
  ...ofGrafana(fleet),
  ...clusterNames(fleet).flatMap((cluster) => ofWorkloads(fleet, cluster)),
]

const ofGrafana = (fleet: Fleet): readonly Artifact[] => {
  const { cluster, grafana } = fleet.hub
  if (!grafana.backup) return []
  const { namespace } = fleet.telemetry
  const backedUp: BackedUp = { cluster, namespace, name: GRAFANA_BACKUP, backup: grafana.backup }
  return [artifact(fleet, 'telemetry', `${backupName(GRAFANA_BACKUP)}.yaml`, grafanaTask(fleet, backedUp))]
}

const ofWorkloads = (fleet: Fleet, cluster: ClusterName): readonly Artifact[] =>
  entriesOf(clusterOf(fleet, cluster).workloads).flatMap(([name, workload]) => {
    const { namespace, backup } = workload
    if (!backup) return []
    const task = postgresTask({ cluster, namespace, name, backup }, workload, clusterOf(fleet, cluster))
    return [artifact(fleet, 'workloads', `${namespace}/${backupName(name)}.yaml`, task)]
  })

const artifact = (fleet: Fleet, layer: Layer, path: string, task: Task): Artifact => ({
  cluster: task.cluster,
  layer,
  path,
  objects: [...copiesClaims(task, clusterOf(fleet, task.cluster)), ...backupJobs(task)],
})
