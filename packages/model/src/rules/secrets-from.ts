import type { Fleet } from '../fleet/fleet.ts'
import { entriesOf } from '../fleet/topology.ts'
import type { InventoryRule } from './inventory-rule.ts'
import { eachReadable } from './readable.ts'

/** The recipients whose private keys a controller can hold: those of age itself, with its two kinds of keys. */
const OF_AGE = /^age1(?:pq1)?[02-9ac-hj-np-z]+$/

export const requireClusterRecipient: InventoryRule = {
  id: 'require-cluster-recipient',
  summary: 'One of the recipients of a cluster with SOPS can be the cluster itself.',
  rationale:
    'A key of a plugin of age is in the hardware of a person, such as a YubiKey. Flux has no plugins and decrypts nothing with it.',
  check: ({ clusters }: Fleet) =>
    eachReadable(entriesOf(clusters), ([name, { secretsFrom }]) => {
      if (secretsFrom?.type !== 'sops') return []
      if (secretsFrom.recipients.some((recipient) => OF_AGE.test(recipient))) return []
      return [
        {
          path: ['clusters', name, 'secretsFrom', 'recipients'],
          message: `every recipient of cluster ${name} is a key of a plugin of age, which Flux cannot use`,
          impact: 'Flux decrypts none of its Secrets',
          fix: 'make a key for the cluster with `age-keygen`, and add the public key that it prints',
        },
      ]
    }),
}
