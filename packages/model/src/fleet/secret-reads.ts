import type { SecretKey } from '../scalars/names.ts'
import type { Cluster } from './cluster.ts'
import { exporterName } from './database-exporter.ts'
import type { Helper } from './container.ts'
import type { SecretReference } from './secret.ts'
import { entriesOf } from './topology.ts'
import type { Pod, Workload } from './workload.ts'

/** One reader of a Secret, with its path in the cluster's inventory. */
export interface SecretRead {
  readonly reader: string
  /** A function, for only one rule asks, and the namespace may be malformed. */
  readonly inNamespace: () => string
  /** Without a key, all of them are read. */
  readonly reference: { readonly secret: string; readonly key?: SecretKey }
  readonly path: readonly (string | number)[]
}

/** The one key of a Secret with the credentials of a registry. */
const REGISTRY_KEY = '.dockerconfigjson' as SecretKey

/** The groups of a cluster's inventory whose entries have pods. */
export type PodGroup = 'workloads' | 'cronJobs'

/**
 * Every read of the Secrets that a cluster lists.
 * @param entries lists the entries of a record
 */
export const secretReadsOf = (cluster: Cluster, entries = entriesOf): readonly SecretRead[] => [
  ...tunnelReads(cluster),
  ...entries(cluster.workloads).flatMap((workload) => [
    ...podReads('workloads', workload, entries),
    ...exporterReads(workload),
  ]),
  ...entries(cluster.cronJobs).flatMap((job) => podReads('cronJobs', job, entries)),
]

/** The reads of the pods of a workload or a CronJob. */
export const podReads = (
  group: PodGroup,
  [name, pod]: readonly [name: string, pod: Pod],
  entries = entriesOf,
): readonly SecretRead[] => {
  const read = (reference: SecretRead['reference'], ...path: SecretRead['path']): SecretRead => ({
    reader: name,
    inNamespace: () => pod.namespace,
    reference,
    path: [group, name, ...path],
  })
  const readsOf = ({ env, envFrom }: Pick<Helper, 'env' | 'envFrom'>, ...path: SecretRead['path']) => [
    ...entries(env).flatMap(([variable, value]) =>
      isReference(value) ? [read(value, ...path, 'env', variable)] : [],
    ),
    ...itemsOf(envFrom, entries).map(([index, secret]) => read({ secret }, ...path, 'envFrom', index)),
  ]
  return [
    ...readsOf(pod),
    ...(['init', 'sidecars'] as const).flatMap((list) =>
      itemsOf(pod[list], entries).flatMap(([index, helper]) => readsOf(helper, list, index)),
    ),
    ...itemsOf(pod.imagePullSecrets, entries).map(([index, secret]) =>
      read({ secret, key: REGISTRY_KEY }, 'imagePullSecrets', index),
    ),
  ]
}

const isReference = (value: string | SecretReference): value is SecretReference => typeof value !== 'string'

/** The items of a list, as `entries` lists those of a record. */
const itemsOf = <Item>(list: readonly Item[] | undefined, entries = entriesOf): readonly [number, Item][] =>
  entries(list as unknown as Readonly<Record<string, Item>> | undefined)
    .filter(([index]) => index !== 'length')
    .map(([index, item]) => [Number(index), item])

/** The password of the user that a workload states for its exporter. */
const exporterReads = ([name, workload]: readonly [
  name: string,
  workload: Workload,
]): readonly SecretRead[] =>
  typeof workload.exporter === 'object'
    ? [
        {
          reader: exporterName(name),
          inNamespace: () => workload.namespace,
          reference: workload.exporter.password,
          path: ['workloads', name, 'exporter', 'password'],
        },
      ]
    : []

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
