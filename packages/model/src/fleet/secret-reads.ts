import type { Cluster } from './cluster.ts'
import type { ClusterName, Fleet } from './fleet.ts'
import type { SecretReference } from './secret.ts'
import { clusterOf, entriesOf, isHub } from './topology.ts'
import type { Workload } from './workload.ts'

/** One reader of a Secret, with its path in the cluster's inventory. */
export interface SecretRead {
  readonly reader: string
  /** A function, for only one rule asks, and the namespace may be malformed. */
  readonly inNamespace: () => string
  readonly reference: SecretReference
  readonly path: readonly string[]
}

/**
 * Every read of the Secrets that a cluster lists.
 * @param entries lists the entries of a record
 */
export const secretReadsOf = (cluster: Cluster, entries = entriesOf): readonly SecretRead[] => [
  ...tunnelReads(cluster),
  ...entries(cluster.workloads).flatMap((workload) => workloadReads(workload, entries)),
]

export const workloadReads = (
  [name, workload]: readonly [name: string, workload: Workload],
  entries = entriesOf,
): readonly SecretRead[] =>
  entries(workload.env).flatMap(([variable, value]) =>
    typeof value === 'string'
      ? []
      : [
          {
            reader: name,
            inNamespace: () => workload.namespace,
            reference: value,
            path: ['workloads', name, 'env', variable],
          },
        ],
  )

export const tunnelReads = ({ cloudflared }: Cluster): readonly SecretRead[] =>
  cloudflared
    ? [
        {
          reader: 'cloudflared',
          inNamespace: () => cloudflared.namespace,
          reference: cloudflared.token,
          path: ['cloudflared', 'token'],
        },
      ]
    : []

/** A Secret that the user must provide before the pods that read it can start. */
export interface RequiredSecret {
  readonly cluster: ClusterName
  readonly namespace: string
  readonly name: string
  /** The content of each key. */
  readonly keys: Readonly<Record<string, string>>
  readonly readers: readonly string[]
}

/** Every Secret that the fleet reads and the generator never writes, the hub's Grafana administrator among them. */
export const requiredSecrets = (fleet: Fleet, name: ClusterName): readonly RequiredSecret[] => {
  const cluster = clusterOf(fleet, name)
  const reads = secretReadsOf(cluster)
  const ownSecrets = entriesOf(cluster.secrets).map(([secret, { namespace, keys }]) => ({
    cluster: name,
    namespace,
    name: secret as string,
    keys,
    readers: [
      ...new Set(reads.filter(({ reference }) => reference.secret === secret).map(({ reader }) => reader)),
    ],
  }))
  return isHub(fleet, name) ? [...ownSecrets, grafanaAdmin(fleet)] : ownSecrets
}

const grafanaAdmin = ({ hub, telemetry }: Fleet): RequiredSecret => ({
  cluster: hub.cluster,
  namespace: telemetry.namespace,
  name: hub.grafana.admin.secret,
  keys: {
    [hub.grafana.admin.userKey]: "the name of Grafana's administrator",
    [hub.grafana.admin.passwordKey]: "the password of Grafana's administrator",
  },
  readers: ['grafana'],
})
