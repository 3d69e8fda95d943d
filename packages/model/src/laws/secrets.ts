import type { Cluster } from '../fleet/cluster.ts'
import { secretReadsOf, type SecretRead } from '../fleet/secret-reads.ts'
import { entriesOf } from '../fleet/topology.ts'
import type { Breach, Clusters, IsDeclared, Law } from './law.ts'

type EachRead = (
  cluster: string,
  read: SecretRead,
  secrets: Cluster['secrets'],
  isDeclared: IsDeclared,
) => Breach[]

/** Judges each place of the inventory that reads a Secret. */
const forEachRead =
  (judge: EachRead) =>
  (clusters: Clusters, isDeclared: IsDeclared): Breach[] =>
    entriesOf(clusters).flatMap(([name, cluster]) =>
      secretReadsOf(cluster).flatMap((read) => judge(name, read, cluster.secrets, isDeclared)),
    )

const CONSEQUENCE = 'its pod would wait for ever in CreateContainerConfigError'

export const noMissingSecret: Law = {
  id: 'no-missing-secret',
  scope: 'clusters',
  breaches: forEachRead((cluster, { reader, path, reference: { secret } }, secrets, isDeclared) =>
    isDeclared('clusters', cluster, 'secrets', secret)
      ? []
      : [
          {
            path: ['clusters', cluster, ...path],
            what: `${reader} reads Secret ${secret}, which clusters.${cluster}.secrets does not list`,
            consequence: CONSEQUENCE,
            mend: `add ${secret} to clusters.${cluster}.secrets, or name one of: ${Object.keys(secrets).join(', ')}`,
          },
        ],
  ),
}

export const noMissingSecretKey: Law = {
  id: 'no-missing-secret-key',
  scope: 'clusters',
  breaches: forEachRead((cluster, { reader, path, reference: { secret, key } }, secrets) => {
    const keys = secrets[secret]?.keys
    if (!keys || keys[key] !== undefined) return []
    return [
      {
        path: ['clusters', cluster, ...path],
        what: `${reader} reads key ${key} of Secret ${secret}, which has only: ${Object.keys(keys).join(', ')}`,
        consequence: CONSEQUENCE,
        mend: `add ${key} to clusters.${cluster}.secrets.${secret}.keys, or read a key that is there`,
      },
    ]
  }),
}

export const requireSecretInNamespace: Law = {
  id: 'require-secret-in-namespace',
  scope: 'clusters',
  breaches: forEachRead((cluster, { reader, namespace, path, reference: { secret } }, secrets) => {
    const home = secrets[secret]?.namespace
    if (!home || home === namespace) return []
    return [
      {
        path: ['clusters', cluster, ...path],
        what: `${reader} runs in namespace ${namespace}, and Secret ${secret} is listed in namespace ${home}`,
        consequence: `a pod reads Secrets of its own namespace only: ${CONSEQUENCE}`,
        mend: `list the Secret in namespace ${namespace}, or move the workload`,
      },
    ]
  }),
}

export const noUnusedSecretKey: Law = {
  id: 'no-unused-secret-key',
  // A malformed workload is left out of what the laws see, and what it reads would seem unused.
  scope: 'whole',
  breaches: ({ clusters }) =>
    entriesOf(clusters).flatMap(([name, cluster]) => {
      const read = new Set(
        secretReadsOf(cluster).map(({ reference }) => `${reference.secret}/${reference.key}`),
      )
      return entriesOf(cluster.secrets).flatMap(([secret, { keys }]) =>
        entriesOf(keys)
          .filter(([key]) => !read.has(`${secret}/${key}`))
          .map(([key]) => ({
            path: ['clusters', name, 'secrets', secret, 'keys', key],
            what: `nothing in cluster ${name} reads key ${key} of Secret ${secret}`,
            consequence: 'the user would be asked for a value that no pod uses',
            mend: 'remove the key, or let a workload read it',
          })),
      )
    }),
}
