import { join } from 'node:path'
import {
  clusterNames,
  clusterOf,
  externalSecretsOf,
  requiredSecrets,
  SECRETS_LAYER,
  storeEntry,
  type ClusterName,
  type Fleet,
  type RequiredSecret,
  type StoreEntry,
} from '@fleet/model'
import { DISK } from '../disk/disk.ts'

/** A Secret that a cluster needs, with what is known of it without asking the cluster. */
export type SecretState = RequiredSecret &
  (
    | {
        /** Made by hand, or by something else that no tree shows. */
        readonly from: 'kubectl'
        readonly state: 'not known'
      }
    | {
        readonly from: 'sops'
        readonly state: 'encrypted' | 'incomplete' | 'missing'
        /** The file that holds it, or where it belongs. */
        readonly file: string
        /** The keys that the file lacks. */
        readonly missing: readonly string[]
      }
    | {
        readonly from: 'external-secrets'
        readonly state: 'not known'
        /** Where the store has the value of each key. */
        readonly entries: Readonly<Record<string, StoreEntry>>
      }
  )

/** The state of a Secret of a cluster with SOPS. */
export type EncryptedState = Extract<SecretState, { readonly from: 'sops' }>

/**
 * The Secrets of some clusters.
 * @param out the folder of the trees
 */
export const secretStates = async (
  fleet: Fleet,
  out: string,
  clusters: readonly ClusterName[] = clusterNames(fleet),
): Promise<readonly SecretState[]> => {
  const states = await Promise.all(clusters.map((cluster) => statesIn(fleet, out, cluster)))
  return states.flat()
}

const statesIn = async (fleet: Fleet, out: string, cluster: ClusterName): Promise<readonly SecretState[]> => {
  const required = requiredSecrets(fleet, cluster)
  const { secretsFrom } = clusterOf(fleet, cluster)
  if (secretsFrom === undefined)
    return required.map((secret) => ({ ...secret, from: 'kubectl', state: 'not known' }))
  const external = externalSecretsOf(fleet, cluster)
  if (external)
    return required.map((secret) => ({
      ...secret,
      from: 'external-secrets',
      state: 'not known',
      entries: Object.fromEntries(
        Object.keys(secret.keys).map((key) => [key, storeEntry(external.entry, secret, key)]),
      ),
    }))
  const folder = join(out, cluster, SECRETS_LAYER)
  const held = await encryptedIn(folder)
  return required.map((secret): EncryptedState => {
    const { namespace, name, keys } = secret
    const found = held.find((one) => one.namespace === namespace && one.name === name)
    const missing = Object.keys(keys).filter((key) => found?.keys.includes(key) !== true)
    return {
      ...secret,
      from: 'sops',
      state: found === undefined ? 'missing' : missing.length > 0 ? 'incomplete' : 'encrypted',
      file: found?.file ?? join(folder, `${namespace}.${name}.yaml`),
      missing,
    }
  })
}

/** What reads files is loaded only where there are some. */
const encryptedIn = async (folder: string) => {
  if (DISK.kindOf(folder) !== 'folder') return []
  const { encryptedSecrets } = await import('./encrypted-secrets.ts')
  return encryptedSecrets(folder)
}
