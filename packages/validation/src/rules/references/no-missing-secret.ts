import { suggestion } from '@fleet/model/suggestion'
import { inEachCluster, type Rule } from '../rule.ts'
import type { Violation } from '../../values/violation.ts'
import {
  encryptedSecretsIn,
  REQUIRED_SECRETS,
  requiredSecretsIn,
  type RequiredSecret,
} from '../../tree/workloads/required-secrets.ts'
import { isReadBy, secretReadsIn } from '../../tree/workloads/secret-reads.ts'
import type { SecretRead } from '../../tree/charts/secret-read.ts'

export const noMissingSecret: Rule = {
  id: 'no-missing-secret',
  summary:
    'Every Secret that something reads, and each key of it, is declared in the tree’s ConfigMap required-secrets, with its reader, or is in the tree itself, encrypted.',
  rationale:
    'No tree holds a Secret, so nothing else in it tells a misspelt name or key from one that the user provides; a pod that reads what is not there never starts.',
  example: {
    refused:
      'data:\n  rss-system.miniflux-db-secret.yaml: |\n    keys: [url]\n    readers: [miniflux]\n# …\nsecretKeyRef: {name: miniflux-db-secret, key: urll}',
    accepted:
      'data:\n  rss-system.miniflux-db-secret.yaml: |\n    keys: [url]\n    readers: [miniflux]\n# …\nsecretKeyRef: {name: miniflux-db-secret, key: url}',
  },
  fix: 'Name a Secret and a key that are declared, or declare them and provide the Secret.',
  check: inEachCluster((cluster) => {
    const declared = requiredSecretsIn(cluster)
    const inGit = encryptedSecretsIn(cluster)
    return secretReadsIn(cluster).flatMap((read) => complaint(declared, inGit, read) ?? [])
  }),
}

const complaint = (
  declared: readonly RequiredSecret[],
  inGit: ReadonlyMap<string, readonly string[]>,
  read: SecretRead,
): Violation | undefined => {
  const found = declared.find(({ id }) => id === read.id)
  const held = found ? undefined : inGit.get(read.id)
  if (held) return missingKey(read, held, 'which holds')
  if (!found && read.isOptional === true) return undefined
  if (!found)
    return violation(
      read,
      `${read.owner} reads the Secret ${read.id}, and ${REQUIRED_SECRETS} declares none of that name`,
      suggestion(
        read.id,
        declared.map(({ id }) => id),
      ),
    )
  const missing = missingKey(read, found.keys, 'which is declared with', found)
  if (missing) return missing
  if (!found.readers.some((reader) => isReadBy(read, reader)))
    return violation(
      read,
      `${read.reader} reads the Secret ${read.id}, and is not among its declared readers`,
      `add ${read.reader} to its readers`,
      found,
    )
  return undefined
}

const missingKey = (
  read: SecretRead,
  keys: readonly string[],
  which: string,
  found?: RequiredSecret,
): Violation | undefined => {
  const key = read.keys?.find((one) => !keys.includes(one))
  return key === undefined
    ? undefined
    : violation(
        read,
        `${read.owner} reads the key ${key} of the Secret ${read.id}, ${which} ${keys.join(', ') || 'no key'}`,
        suggestion(key, keys),
        found,
      )
}

const violation = (read: SecretRead, message: string, fix: string, found?: RequiredSecret): Violation => ({
  location: read.location,
  ...(found && { related: [found.location()] }),
  message,
  impact: 'nobody is told to provide it, and what reads it never starts',
  fix,
})
