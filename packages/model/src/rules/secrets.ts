import type { Cluster } from '../fleet/cluster.ts'
import { secretReadsOf, type SecretRead } from '../fleet/secret-reads.ts'
import type { SecretReference } from '../fleet/secret.ts'
import { entriesOf, entryOf } from '../fleet/topology.ts'
import type { Fleet } from '../fleet/fleet.ts'
import { inventoryRule, type Violation, type NamesAt } from './inventory-rule.ts'
import { listed } from './listed.ts'

type EachRead = (
  cluster: string,
  read: SecretRead,
  secrets: Cluster['secrets'],
  namesAt: NamesAt,
) => Violation[]

/** Checks each entry of the inventory that reads a Secret. */
const forEachRead =
  (check: EachRead) =>
  ({ clusters }: Pick<Fleet, 'clusters'>, namesAt: NamesAt): Violation[] =>
    entriesOf(clusters).flatMap(([name, cluster]) =>
      secretReadsOf(cluster).flatMap((read) => check(name, read, cluster.secrets, namesAt)),
    )

const IMPACT = 'its pod waits in CreateContainerConfigError without end'

export const noMissingSecret = inventoryRule({
  id: 'no-missing-secret',
  reads: ['clusters'],
  check: forEachRead((cluster, { reader, path, reference: { secret } }, _secrets, namesAt) =>
    namesAt('clusters', cluster, 'secrets').includes(secret)
      ? []
      : [
          {
            path: ['clusters', cluster, ...path],
            message: `${reader} reads Secret ${secret}, which clusters.${cluster}.secrets does not list`,
            impact: IMPACT,
            fix: `add ${secret} to clusters.${cluster}.secrets, which has ${listed(namesAt('clusters', cluster, 'secrets'))}`,
          },
        ],
  ),
})

export const noMissingSecretKey = inventoryRule({
  id: 'no-missing-secret-key',
  reads: ['clusters'],
  check: forEachRead((cluster, { reader, path, reference: { secret, key } }, secrets) => {
    const keys = entryOf(secrets, secret)?.keys
    if (!keys || entryOf(keys, key) !== undefined) return []
    return [
      {
        path: ['clusters', cluster, ...path],
        message: `${reader} reads key ${key} of Secret ${secret}, which has ${listed(Object.keys(keys))}`,
        impact: IMPACT,
        fix: `add ${key} to clusters.${cluster}.secrets.${secret}.keys, or read one of its keys`,
      },
    ]
  }),
})

export const requireSecretInNamespace = inventoryRule({
  id: 'require-secret-in-namespace',
  reads: ['clusters'],
  check: forEachRead((cluster, { reader, namespace, path, reference: { secret } }, secrets) => {
    const home = entryOf(secrets, secret)?.namespace
    if (!home || home === namespace) return []
    return [
      {
        path: ['clusters', cluster, ...path],
        message: `${reader} runs in namespace ${namespace}, and Secret ${secret} is listed in namespace ${home}`,
        impact: `a pod reads Secrets of its own namespace only: ${IMPACT}`,
        fix: `list the Secret in namespace ${namespace}, or move the workload`,
      },
    ]
  }),
})

const findsNothing = ({ secret, key }: SecretReference, secrets: Cluster['secrets']): boolean =>
  entryOf(entryOf(secrets, secret)?.keys ?? {}, key) === undefined

/** Reports nothing while other reads have errors: a key may seem unused because of them. */
export const banUnusedSecretKey = inventoryRule({
  id: 'ban-unused-secret-key',
  reads: ['clusters'],
  check: ({ clusters }, namesAt) =>
    entriesOf(clusters).flatMap(([name, cluster]) => {
      const reads = secretReadsOf(cluster)
      const allKnown = namesAt('clusters', name, 'workloads').length === Object.keys(cluster.workloads).length
      if (!allKnown || reads.some(({ reference }) => findsNothing(reference, cluster.secrets))) return []
      const read = new Set(reads.map(({ reference }) => `${reference.secret}/${reference.key}`))
      return entriesOf(cluster.secrets).flatMap(([secret, { keys }]) =>
        entriesOf(keys)
          .filter(([key]) => !read.has(`${secret}/${key}`))
          .map(([key]) => ({
            path: ['clusters', name, 'secrets', secret, 'keys', key],
            message: `nothing in cluster ${name} reads key ${key} of Secret ${secret}`,
            impact: 'the user enters a value that no pod uses',
            fix: 'remove the key, or let a workload read it',
          })),
      )
    }),
})
