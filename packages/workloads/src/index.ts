import {
  clusterNames,
  clusterOf,
  entriesOf,
  type Artifact,
  type ClusterName,
  type Component,
  type CronJob,
  type Fleet,
  type KubernetesObject,
  type Pod,
  type Workload,
} from '@fleet/model'
import { claims } from './claims.ts'
import { configMaps } from './config.ts'
import { deployment, statefulSet, type Surroundings } from './controller.ts'
import { cronJob } from './cron-job.ts'
import { autoscalers, disruptionBudgets } from './replicas.ts'
import { routes } from './route.ts'
import { scraperAt, type Scraper } from './scraper.ts'
import { admission, services } from './service.ts'

/** The user's services and what runs by the clock, one file each. */
export const workloads: Component = (fleet) =>
  clusterNames(fleet).flatMap((cluster) => [
    ...entriesOf(clusterOf(fleet, cluster).workloads).map(([name, workload]) =>
      artifact(fleet, cluster, [name, workload], (surroundings) =>
        workloadObjects(name, workload, surroundings, scraperAt(fleet, cluster, name)),
      ),
    ),
    ...entriesOf(clusterOf(fleet, cluster).cronJobs).map(([name, job]) =>
      artifact(fleet, cluster, [name, job], (surroundings) => cronJobObjects(name, job, surroundings)),
    ),
  ])

const artifact = (
  fleet: Fleet,
  cluster: ClusterName,
  [name, pod]: readonly [name: string, pod: Pod],
  objects: (surroundings: Surroundings) => readonly KubernetesObject[],
): Artifact => {
  const configs = configMaps(name, pod, fleet.files)
  return {
    cluster,
    layer: 'workloads',
    path: `${pod.namespace}/${name}.yaml`,
    objects: [
      ...configs,
      ...objects({
        cluster: clusterOf(fleet, cluster),
        files: fleet.files,
        configMap: configs[0]?.metadata.name,
      }),
    ],
  }
}

const workloadObjects = (
  name: string,
  workload: Workload,
  surroundings: Surroundings,
  scraper: Scraper,
): readonly KubernetesObject[] => [
  ...(workload.controller === 'StatefulSet'
    ? [statefulSet(name, workload, surroundings)]
    : [...claims(name, workload, surroundings.cluster), deployment(name, workload, surroundings)]),
  ...disruptionBudgets(name, workload),
  ...autoscalers(name, workload),
  ...services(name, workload),
  ...admission(name, workload, surroundings.cluster, scraper),
  ...routes(name, workload, surroundings.cluster),
]

const cronJobObjects = (
  name: string,
  job: CronJob,
  surroundings: Surroundings,
): readonly KubernetesObject[] => [
  ...claims(name, job, surroundings.cluster),
  cronJob(name, job, surroundings),
]
