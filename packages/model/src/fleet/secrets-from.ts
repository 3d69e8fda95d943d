import { z } from 'zod/mini'
import { AgeRecipient } from '../scalars/age.ts'
import { checkedString, exactObject } from '../scalars/checked.ts'
import { field, named, withDefault } from '../scalars/described.ts'
import { Duration } from '../scalars/durations.ts'
import { DnsLabel } from '../scalars/names.ts'

/** What a pattern of entries may name, each in braces. */
const PLACEHOLDERS = ['cluster', 'namespace', 'name', 'key']

const isPattern = (text: string): boolean => {
  const placeholders = [...text.matchAll(/\{([^{}]*)\}/g)].map(([, placeholder = '']) => placeholder)
  return (
    placeholders.every((one) => PLACEHOLDERS.includes(one)) &&
    placeholders.includes('name') &&
    !/[{}]/.test(text.replaceAll(/\{[^{}]*\}/g, '')) &&
    text.trim() === text
  )
}

export const EntryPattern = named(
  checkedString(
    isPattern,
    'a pattern of entries',
    'write it with {name}, and with {cluster}, {namespace} and {key} where you need them',
  ),
  'EntryPattern',
  {
    description: 'The name of an entry in a store of secrets, made of facts in braces.',
    examples: ['{cluster}/{namespace}/{name}'],
  },
).brand<'EntryPattern'>()
export type EntryPattern = z.output<typeof EntryPattern>

const Sops = exactObject({
  type: field(
    z.literal('sops'),
    'SOPS with age: the tree holds the Secrets, encrypted, and Flux decrypts them.',
  ),
  recipients: field(
    z.array(AgeRecipient).check(z.minLength(1)),
    'Who can decrypt: the public key of the cluster, and those of the people who change its Secrets.',
    ['age1rw6ssjuh3samcvm6zp09j9uvmer4ngvrdnetqr6knrnq2zj26j7qchq30x'],
  ),
  key: withDefault(
    DnsLabel,
    'sops-age',
    'The Secret with the private key of the cluster, in the namespace of Flux. You make it, with a key that ends in `.agekey`.',
  ),
})
export type Sops = z.output<typeof Sops>

const ExternalSecrets = exactObject({
  type: field(
    z.literal('external-secrets'),
    'External Secrets Operator, which you install: it reads the values from a store such as Vault or 1Password.',
  ),
  store: field(
    exactObject({
      kind: withDefault(
        z.enum(['ClusterSecretStore', 'SecretStore']),
        'ClusterSecretStore',
        'Its kind. A SecretStore is in each namespace that reads a Secret.',
      ),
      name: field(DnsLabel, 'Its name.', 'vault'),
    }),
    'The store, an object of External Secrets Operator that you make.',
  ),
  entry: withDefault(
    EntryPattern,
    '{cluster}/{namespace}/{name}',
    'The entry of a Secret in the store. Its properties are the keys of the Secret; with `{key}` in the pattern each key is an entry of its own.',
  ),
  refreshInterval: withDefault(Duration, '1h', 'How often the store is read again.'),
})
export type ExternalSecrets = z.output<typeof ExternalSecrets>

export const SecretsFrom = named(z.discriminatedUnion('type', [Sops, ExternalSecrets]), 'SecretsFromInput', {
  description: 'How the Secrets that a cluster reads get into it.',
})
export type SecretsFrom = z.output<typeof SecretsFrom>
