import type { Cluster } from '../fleet/cluster.ts'
import { podReads, secretReadsOf, tunnelReads, type SecretRead } from '../fleet/secret-reads.ts'
import { entriesOf, entryOf } from '../fleet/topology.ts'
import type { Fleet } from '../fleet/fleet.ts'
import type { InventoryRule, Violation } from './inventory-rule.ts'
import { listed } from './listed.ts'
import { allEntriesOf, eachReadable, namesOf } from './readable.ts'

type EachRead = (cluster: string, read: SecretRead, secrets: Cluster['secrets']) => readonly Violation[]

/** Checks each entry of the inventory that reads a Secret. */
const forEachRead =
  (check: EachRead) =>
  ({ clusters }: Fleet): readonly Violation[] =>
    eachReadable(entriesOf(clusters), ([name, cluster]) =>
      eachReadable(readableReads(cluster), (read) => check(name, read, cluster.secrets)),
    )

const readableReads = (cluster: Cluster): readonly SecretRead[] => [
  ...eachReadable([cluster], tunnelReads),
  ...eachReadable([cluster], ({ workloads }) =>
    eachReadable(entriesOf(workloads), (workload) => podReads('workloads', workload)),
  ),
  ...eachReadable([cluster], ({ cronJobs }) =>
    eachReadable(entriesOf(cronJobs), (job) => podReads('cronJobs', job)),
  ),
]

const IMPACT = 'its pod waits in CreateContainerConfigError without end'

export const noMissingSecret: InventoryRule = {
  id: 'no-missing-secret',
  summary: '`secrets` of a cluster lists every Secret that its workloads, its CronJobs and cloudflared read.',
  rationale:
    'A pod without its Secret waits in CreateContainerConfigError. The build lists what is in `secrets` as what is left to provide.',
  check: forEachRead((cluster, { reader, path, reference: { secret } }, secrets) =>
    namesOf(secrets).includes(secret)
      ? []
      : [
          {
            path: ['clusters', cluster, ...path],
            message: `${reader} reads Secret ${secret}, which clusters.${cluster}.secrets does not list`,
            impact: IMPACT,
            fix: `add ${secret} to clusters.${cluster}.secrets, which has ${listed(secrets)}`,
          },
        ],
  ),
}

export const noMissingSecretKey: InventoryRule = {
  id: 'no-missing-secret-key',
  summary: 'A listed Secret has every key that is read of it.',
  rationale: 'A pod whose key is missing waits in CreateContainerConfigError.',
  check: forEachRead((cluster, { reader, path, reference: { secret, key } }, secrets) => {
    const keys = entryOf(secrets, secret)?.keys
    if (!keys || key === undefined || entryOf(keys, key) !== undefined) return []
    return [
      {
        path: ['clusters', cluster, ...path],
        message: `${reader} reads key ${key} of Secret ${secret}, which has ${listed(keys)}`,
        impact: IMPACT,
        fix: `add ${key} to clusters.${cluster}.secrets.${secret}.keys, or read one of its keys`,
      },
    ]
  }),
}

export const requireSecretInNamespace: InventoryRule = {
  id: 'require-secret-in-namespace',
  summary: 'A Secret is in the namespace of the workloads that read it.',
  rationale: 'A pod reads Secrets of its own namespace only.',
  check: forEachRead((cluster, { reader, inNamespace, path, reference: { secret } }, secrets) => {
    const home = entryOf(secrets, secret)?.namespace
    const namespace = inNamespace()
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
}

const findsNothing = ({ secret, key }: SecretRead['reference'], secrets: Cluster['secrets']): boolean => {
  const keys = entryOf(secrets, secret)?.keys
  return !keys || (key !== undefined && entryOf(keys, key) === undefined)
}

/** No key has this name. */
const ALL = '*'

/** Reports nothing while other reads have errors: a key may seem unused because of them. */
export const banUnusedSecretKey: InventoryRule = {
  id: 'ban-unused-secret-key',
  summary: 'Something reads every key of every listed Secret.',
  rationale:
    'A person would provide a value that no pod uses. Often the name of a variable or key is misspelt.',
  check: ({ clusters }) =>
    eachReadable(entriesOf(clusters), ([name, cluster]) => {
      const reads = secretReadsOf(cluster, allEntriesOf)
      if (reads.some(({ reference }) => findsNothing(reference, cluster.secrets))) return []
      const read = new Set(reads.map(({ reference: { secret, key = ALL } }) => `${secret}/${key}`))
      return eachReadable(entriesOf(cluster.secrets), ([secret, { keys }]) =>
        entriesOf(keys)
          .filter(([key]) => !read.has(`${secret}/${ALL}`) && !read.has(`${secret}/${key}`))
          .map(([key]) => ({
            path: ['clusters', name, 'secrets', secret, 'keys', key],
            message: `nothing in cluster ${name} reads key ${key} of Secret ${secret}`,
            impact: 'the user enters a value that no pod uses',
            fix: 'remove the key, or let a workload read it',
          })),
      )
    }),
}
