import type { Cluster } from '../fleet/cluster.ts'
import { exporterName, type DatabaseExporter } from '../fleet/database-exporter.ts'
import { clusterNames, clusterOf, entriesOf } from '../fleet/topology.ts'
import type { ClusterName, Fleet } from '../fleet/fleet.ts'
import { InternalError } from '../internal-error.ts'
import { POSTGRES_EXPORTER } from '../scrape-targets/postgres-exporter.ts'
import { connectsBy, postgresOf, type Postgres } from './postgres.ts'
import type { ServicePort } from './services.ts'

/** A database with an exporter, and how the exporter connects. */
export interface WatchedDatabase {
  /** The workload's name. */
  readonly name: string
  readonly postgres: Postgres
  readonly database: ServicePort
  readonly exporter: ServicePort
}

/** The databases of a cluster that have an exporter, in the order of their names. */
export const watchedDatabases = ({ workloads, secrets }: Cluster): readonly WatchedDatabase[] =>
  entriesOf(workloads).flatMap(([name, workload]) => {
    const { exporter, namespace } = workload
    if (exporter === undefined) return []
    const made = postgresOf(workload, secrets)
    if (!made) throw new InternalError(`the exporter of ${name} is of no PostgreSQL`)
    const { port } = made
    return [
      {
        name,
        postgres: connectingAs(exporter, made),
        database: { name, namespace, port: port.service, portName: port.name },
        exporter: {
          name: exporterName(name),
          namespace,
          port: POSTGRES_EXPORTER.port,
          portName: 'metrics',
        },
      },
    ]
  })

const connectingAs = (exporter: DatabaseExporter, made: Postgres): Postgres =>
  typeof exporter === 'object' ? { ...made, user: exporter.user, password: exporter.password } : made

/** The clusters that have a database with an exporter. */
export const watchingClusters = (fleet: Fleet): readonly ClusterName[] =>
  clusterNames(fleet).filter((name) => watchedDatabases(clusterOf(fleet, name)).length > 0)

/** The exporters that read a Secret of their workload. */
export const exporterReaders = (cluster: Cluster, secret: string): readonly string[] =>
  watchedDatabases(cluster).flatMap(({ postgres, exporter }) =>
    connectsBy(postgres, secret) ? [exporter.name] : [],
  )
