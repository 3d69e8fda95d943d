import { alertingSecrets } from '../contracts/alerting.ts'
import { backupReaders } from '../contracts/backups.ts'
import { exporterReaders } from '../contracts/database-exporters.ts'
import { ownScrapesOf, SCRAPE_SECRET_KEYS } from '../contracts/own-scrapes.ts'
import { scraperNamesOf } from '../contracts/shared-scrapes.ts'
import type { ClusterName, Fleet } from './fleet.ts'
import { grafanaDataSources, grafanaOidc, hostCertificates } from './grafana-secrets.ts'
import { objectStorageSecrets } from './object-storage.ts'
import { pushSecrets } from './push-credentials.ts'
import { secretReadsOf } from './secret-reads.ts'
import { clusterOf, entriesOf, isHub } from './topology.ts'

/** A Secret that the user must provide before the pods that read it can start. */
export interface RequiredSecret {
  readonly cluster: ClusterName
  readonly namespace: string
  readonly name: string
  /** The content of each key. */
  readonly keys: Readonly<Record<string, string>>
  readonly readers: readonly string[]
}

/** The Secrets that one part of a cluster’s telemetry reads. */
export type TelemetrySecrets = (fleet: Fleet, cluster: ClusterName) => readonly RequiredSecret[]

const grafanaAdmin: TelemetrySecrets = (fleet, cluster) => {
  const { hub, telemetry } = fleet
  if (!isHub(fleet, cluster)) return []
  const { secret, userKey, passwordKey } = hub.grafana.admin
  return [
    {
      cluster,
      namespace: telemetry.namespace,
      name: secret,
      keys: {
        [userKey]: "the name of Grafana's administrator",
        [passwordKey]: "the password of Grafana's administrator",
      },
      readers: ['grafana'],
    },
  ]
}

const ofScrapes: TelemetrySecrets = (fleet, cluster) =>
  ownScrapesOf(fleet, cluster).flatMap(({ name, auth }) =>
    auth
      ? [
          {
            cluster,
            namespace: fleet.telemetry.namespace,
            name: auth.secret,
            keys: SCRAPE_SECRET_KEYS[auth.type],
            readers: scraperNamesOf(fleet, cluster, name),
          },
        ]
      : [],
  )

const TELEMETRY_SECRETS: readonly TelemetrySecrets[] = [
  grafanaAdmin,
  alertingSecrets,
  pushSecrets,
  ofScrapes,
  grafanaOidc,
  grafanaDataSources,
  hostCertificates,
  objectStorageSecrets,
]

/** Every Secret that a cluster reads and the generator never writes: those that its inventory lists, and those of the telemetry. */
export const requiredSecrets = (fleet: Fleet, cluster: ClusterName): readonly RequiredSecret[] => [
  ...listedSecrets(fleet, cluster),
  ...TELEMETRY_SECRETS.flatMap((secretsOf) => secretsOf(fleet, cluster)),
]

const listedSecrets: TelemetrySecrets = (fleet, name) => {
  const cluster = clusterOf(fleet, name)
  const reads = secretReadsOf(cluster)
  return entriesOf(cluster.secrets).map(([secret, { namespace, keys }]) => ({
    cluster: name,
    namespace,
    name: secret as string,
    keys,
    readers: [
      ...new Set([
        ...reads.filter(({ reference }) => reference.secret === secret).map(({ reader }) => reader),
        ...backupReaders(cluster, secret),
        ...exporterReaders(cluster, secret),
      ]),
    ],
  }))
}
