import type { Path } from '../../spot.ts'
import { inEachCluster, type Breach, type Rule } from '../../rule.ts'
import { requiredSecretsIn, type RequiredSecret } from '../../view/required-secrets.ts'
import { isReadBy, secretReadsIn, type SecretRead } from '../../view/secret-reads.ts'

export const banUnusedSecret: Rule = {
  id: 'ban-unused-secret',
  demands: 'Every declared Secret is read, each of its keys and by each of its declared readers.',
  why: 'A declaration that nothing reads is a reference that was lost: Grafana without its existingSecret makes up a password that nobody knows.',
  example: {
    refused:
      'data:\n  monitoring.grafana-admin.yaml: |\n    keys: [password, user]\n    readers: [grafana]\n# and no value of the chart names the Secret',
    accepted:
      'data:\n  monitoring.grafana-admin.yaml: |\n    keys: [password, user]\n    readers: [grafana]\n# …\ngrafana: {admin: {existingSecret: grafana-admin, userKey: user, passwordKey: password}}',
  },
  mend: 'Read the Secret, or take it out of the declaration.',
  judge: inEachCluster((cluster) => {
    const reads = Map.groupBy(secretReadsIn(cluster), ({ id }) => id)
    return requiredSecretsIn(cluster).flatMap((secret) => judgeSecret(secret, reads.get(secret.id) ?? []))
  }),
}

const judgeSecret = (secret: RequiredSecret, reads: readonly SecretRead[]): Breach[] => {
  if (reads.length === 0) return [breach(secret, [], `nothing reads the Secret ${secret.id}`)]
  const readsAll = reads.some(({ keys }) => keys === undefined)
  return [
    ...secret.keys.flatMap((key, index) =>
      readsAll || reads.some(({ keys }) => keys?.includes(key) === true)
        ? []
        : [breach(secret, ['keys', index], `nothing reads the key ${key} of the Secret ${secret.id}`)],
    ),
    ...secret.readers.flatMap((reader, index) =>
      reads.some((read) => isReadBy(read, reader))
        ? []
        : [breach(secret, ['readers', index], `${reader} does not read the Secret ${secret.id}`)],
    ),
  ]
}

const breach = (secret: RequiredSecret, inside: Path, what: string): Breach => ({
  at: secret.spot(...inside),
  what,
  consequence: 'somebody provides what is of no use, and whatever should read it goes without',
  mend: 'read it, or take it out of the declaration',
})
