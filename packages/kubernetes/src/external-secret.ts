import {
  secretType,
  storeEntry,
  type ExternalSecrets,
  type KubernetesObject,
  type RequiredSecret,
  type StoreEntry,
} from '@fleet/model'
import { metadata } from './metadata.ts'

/** An object of External Secrets Operator, which makes a Secret of its own name from a store. */
export interface IExternalSecret extends KubernetesObject {
  readonly apiVersion: 'external-secrets.io/v1'
  readonly kind: 'ExternalSecret'
  readonly spec: {
    readonly refreshInterval: string
    readonly secretStoreRef: { readonly kind: string; readonly name: string }
    readonly target: { readonly name: string; readonly template?: { readonly type: string } }
    readonly data: readonly { readonly secretKey: string; readonly remoteRef: StoreEntry }[]
  }
}

/** The object by which a cluster reads a Secret from its store. */
export const externalSecret = (
  { store, entry, refreshInterval }: ExternalSecrets,
  secret: RequiredSecret,
): IExternalSecret => {
  const { namespace, name, keys } = secret
  const names = Object.keys(keys).toSorted()
  const type = secretType(names)
  return {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: metadata(name, namespace),
    spec: {
      refreshInterval,
      secretStoreRef: { kind: store.kind, name: store.name },
      target: { name, ...(type !== undefined && { template: { type } }) },
      data: names.map((key) => ({ secretKey: key, remoteRef: storeEntry(entry, secret, key) })),
    },
  }
}
