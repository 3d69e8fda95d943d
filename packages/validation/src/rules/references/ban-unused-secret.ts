import type { Path } from '../../values/location.ts'
import { inEachCluster, type Report, type Rule } from '../rule/rule.ts'
import { requiredSecretsIn, type RequiredSecret } from '../../tree/workloads/required-secrets.ts'
import { isReadBy, secretReadsIn } from '../../tree/workloads/secret-reads.ts'
import type { SecretRead } from '../../tree/charts/secret-read.ts'

export const banUnusedSecret: Rule = {
  id: 'ban-unused-secret',
  severity: 'warning',
  ownSeverity: 'info',
  summary: 'Every declared Secret is read, each of its keys and by each of its declared readers.',
  rationale:
    'A declaration without a reader is often a lost reference. Without its existingSecret Grafana generates a password that is written down nowhere.',
  fix: 'Read the Secret, or remove it from the declaration.',
  check: inEachCluster((cluster, report) => {
    const reads = Map.groupBy(secretReadsIn(cluster), ({ id }) => id)
    for (const secret of requiredSecretsIn(cluster)) checkSecret(secret, reads.get(secret.id) ?? [], report)
  }),
}

const checkSecret = (secret: RequiredSecret, reads: readonly SecretRead[], report: Report): void => {
  const reportAt = (path: Path, message: string): void => {
    report({
      location: secret.location(...path),
      message,
      impact: 'users provide a value without effect, and its intended reader lacks it',
      fix: 'read it, or remove it from the declaration',
    })
  }
  if (reads.length === 0) return reportAt([], `nothing reads the Secret ${secret.id}`)
  const readsAll = reads.some(({ keys }) => keys === undefined)
  for (const [index, key] of secret.keys.entries())
    if (!readsAll && !reads.some(({ keys }) => keys?.includes(key) === true))
      reportAt(['keys', index], `nothing reads the key ${key} of the Secret ${secret.id}`)
  for (const [index, reader] of secret.readers.entries())
    if (!reads.some((read) => isReadBy(read, reader)))
      reportAt(['readers', index], `${reader} does not read the Secret ${secret.id}`)
}
