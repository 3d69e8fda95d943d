import {
  clusterOf,
  clusterScraperNames,
  POSTGRES_EXPORTER,
  watchedDatabases,
  type Artifact,
  type ClusterName,
  type Fleet,
  type ImageReference,
  type WatchedDatabase,
} from '@fleet/model'
import {
  admitOnly,
  clusterService,
  fromOther,
  httpProbe,
  postgresVariables,
  selectorLabels,
  singlePod,
  type IContainer,
} from '@fleet/kubernetes'

/**
 * What shows the metrics of each PostgreSQL that has an exporter. It is a pod of its own: as a sidecar, another version of it would
 * restart the database.
 */
export const postgresExporters = (fleet: Fleet, cluster: ClusterName): readonly Artifact[] => {
  const { postgresExporter: image } = fleet.versions.images
  if (!image) return []
  return watchedDatabases(clusterOf(fleet, cluster)).map((watched) => {
    const { name, namespace } = watched.exporter
    return {
      cluster,
      layer: 'workloads',
      path: `${namespace}/${name}.yaml`,
      objects: [
        singlePod({ name, namespace, user: NOBODY, container: container(image, watched) }),
        clusterService(watched.exporter, selectorLabels(name)),
        policy(fleet, cluster, watched),
      ],
    }
  })
}

/** The user of the image. */
const NOBODY = 65_534

/** It took 19 MiB beside a database of some tables. */
const resources = { requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '64Mi' } }

/** Nothing of these is stored. The sizes of all tables take long where there are many, and wait for locks. */
const UNUSED = ['locks', 'stat_user_tables', 'statio_user_tables'] as const

const container = (image: ImageReference, { exporter, database, postgres }: WatchedDatabase) => {
  const { port, portName } = exporter
  return {
    // Known by its name where the image is a copy of another registry.
    name: POSTGRES_EXPORTER.job,
    image,
    args: UNUSED.map((collector) => `--no-collector.${collector}`),
    ports: [{ name: portName, containerPort: port }],
    env: [
      ...postgresVariables(database.name, postgres),
      // The official image has no certificate. A database that does not answer is reported within the time of a scrape.
      { name: 'DATA_SOURCE_NAME', value: 'host=$(PGHOST) port=$(PGPORT) sslmode=disable connect_timeout=3' },
    ],
    // Its page without metrics: the database may be down while it is well.
    livenessProbe: httpProbe('/', portName, { periodSeconds: 30, timeoutSeconds: 5 }),
    readinessProbe: httpProbe('/', portName, { periodSeconds: 10, timeoutSeconds: 5 }),
    resources,
  } satisfies IContainer
}

/** Only the scraper of the cluster asks it: each question is a connection to the database. */
const policy = (
  fleet: Fleet,
  cluster: ClusterName,
  { exporter: { name, namespace, portName } }: WatchedDatabase,
) =>
  admitOnly({
    name,
    namespace,
    pods: selectorLabels(name),
    callers: [
      {
        ports: [portName],
        from: clusterScraperNames(fleet, cluster).flatMap((scraper) =>
          fromOther(fleet.telemetry.namespace, selectorLabels(scraper)),
        ),
      },
    ],
  })
