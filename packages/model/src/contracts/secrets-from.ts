import type { ClusterName, Fleet } from '../fleet/fleet.ts'
import type { RequiredSecret } from '../fleet/required-secrets.ts'
import type { EntryPattern, ExternalSecrets, Sops } from '../fleet/secrets-from.ts'
import { clusterOf } from '../fleet/topology.ts'

/** The folder of a tree, beside those of the other layers, that holds encrypted Secrets. It has no list: each file counts. */
export const SECRETS_LAYER = 'secrets'

/** The file by which SOPS knows for whom it encrypts, in the folder of a cluster. Flux does not fetch it. */
export const SOPS_CONFIG = '.sops.yaml'

/** Which fields of a Secret SOPS encrypts: its names stay readable, so that its keys can be checked. */
export const ENCRYPTED_FIELDS = '^(data|stringData)$'

/** SOPS of a cluster; nothing where it does not use it. */
export const sopsOf = (fleet: Fleet, cluster: ClusterName): Sops | undefined => {
  const { secretsFrom } = clusterOf(fleet, cluster)
  return secretsFrom?.type === 'sops' ? secretsFrom : undefined
}

/** External Secrets of a cluster; nothing where it does not use it. */
export const externalSecretsOf = (fleet: Fleet, cluster: ClusterName): ExternalSecrets | undefined => {
  const { secretsFrom } = clusterOf(fleet, cluster)
  return secretsFrom?.type === 'external-secrets' ? secretsFrom : undefined
}

/** Where the value of one key of a Secret is in a store. */
export interface StoreEntry {
  readonly key: string
  /** Nothing where the entry holds this one value. */
  readonly property?: string
}

/** Where a pattern has the value of a key. */
export const storeEntry = (
  pattern: EntryPattern,
  { cluster, namespace, name }: Pick<RequiredSecret, 'cluster' | 'namespace' | 'name'>,
  key: string,
): StoreEntry => {
  const facts: Readonly<Record<string, string>> = { cluster, namespace, name, key }
  return {
    key: pattern.replaceAll(/\{(\w+)\}/g, (_, fact: string) => facts[fact] ?? ''),
    ...(!pattern.includes('{key}') && { property: key }),
  }
}

/** The type of a Secret that must have these keys; nothing where it is Opaque, the type of most. */
export const secretType = (keys: readonly string[]): string | undefined => {
  if (keys.includes('.dockerconfigjson')) return 'kubernetes.io/dockerconfigjson'
  return keys.includes('tls.crt') && keys.includes('tls.key') ? 'kubernetes.io/tls' : undefined
}
