import {
  clusterOf,
  clusterScraperNames,
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
  hardened,
  httpProbe,
  labels,
  metadata,
  podUser,
  postgresVariables,
  selectorLabels,
  type IContainer,
  type IDeployment,
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
        deployment(image, watched),
        clusterService(watched.exporter, selectorLabels(name)),
        policy(fleet, cluster, watched),
      ],
    }
  })
}

/** It took 19 MiB beside a database of some tables. */
const resources = { requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '64Mi' } }

const deployment = (image: ImageReference, watched: WatchedDatabase) => {
  const { name, namespace } = watched.exporter
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: metadata(name, namespace),
    spec: {
      replicas: 1,
      selector: { matchLabels: selectorLabels(name) },
      template: {
        metadata: { labels: labels(name) },
        spec: {
          automountServiceAccountToken: false,
          enableServiceLinks: false,
          securityContext: podUser(65534),
          containers: [container(image, watched)],
        },
      },
    },
  } satisfies IDeployment
}

/** Nothing of these is stored. The sizes of all tables take long where there are many, and wait for locks. */
const UNUSED = ['locks', 'stat_user_tables', 'statio_user_tables'] as const

const container = (image: ImageReference, { exporter, database, postgres }: WatchedDatabase) => {
  const { name, port, portName } = exporter
  return {
    name,
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
    securityContext: hardened(),
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
