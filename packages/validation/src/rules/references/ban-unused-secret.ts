import type { Path } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule.ts'
import type { Violation } from '../../values/violation.ts'
import { requiredSecretsIn, type RequiredSecret } from '../../tree/workloads/required-secrets.ts'
import { isReadBy, secretReadsIn } from '../../tree/workloads/secret-reads.ts'
import type { SecretRead } from '../../tree/charts/secret-read.ts'

export const banUnusedSecret: Rule = {
  id: 'ban-unused-secret',
  summary: 'Every declared Secret is read, each of its keys and by each of its declared readers.',
  rationale:
    'A declaration that nothing reads is a reference that was lost: Grafana without its existingSecret makes up a password that nobody knows.',
  example: {
    refused:
      'data:\n  monitoring.grafana-admin.yaml: |\n    keys: [password, user]\n    readers: [grafana]\n# and no value of the chart names the Secret',
    accepted:
      'data:\n  monitoring.grafana-admin.yaml: |\n    keys: [password, user]\n    readers: [grafana]\n# …\ngrafana: {admin: {existingSecret: grafana-admin, userKey: user, passwordKey: password}}',
  },
  fix: 'Read the Secret, or take it out of the declaration.',
  check: inEachCluster((cluster) => {
    const reads = Map.groupBy(secretReadsIn(cluster), ({ id }) => id)
    return requiredSecretsIn(cluster).flatMap((secret) => checkSecret(secret, reads.get(secret.id) ?? []))
  }),
}

const checkSecret = (secret: RequiredSecret, reads: readonly SecretRead[]): Violation[] => {
  if (reads.length === 0) return [violation(secret, [], `nothing reads the Secret ${secret.id}`)]
  const readsAll = reads.some(({ keys }) => keys === undefined)
  return [
    ...secret.keys.flatMap((key, index) =>
      readsAll || reads.some(({ keys }) => keys?.includes(key) === true)
        ? []
        : [violation(secret, ['keys', index], `nothing reads the key ${key} of the Secret ${secret.id}`)],
    ),
    ...secret.readers.flatMap((reader, index) =>
      reads.some((read) => isReadBy(read, reader))
        ? []
        : [violation(secret, ['readers', index], `${reader} does not read the Secret ${secret.id}`)],
    ),
  ]
}

const violation = (secret: RequiredSecret, inside: Path, message: string): Violation => ({
  location: secret.location(...inside),
  message,
  impact: 'somebody provides what is of no use, and whatever should read it goes without',
  fix: 'read it, or take it out of the declaration',
})
