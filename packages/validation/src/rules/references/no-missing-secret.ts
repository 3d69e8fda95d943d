import { suggestion } from '@fleet/model/suggestion'
import type { Absence } from '../../values/absence.ts'
import { inEachCluster, type Report, type Rule } from '../rule/rule.ts'
import {
  REQUIRED_SECRETS,
  requiredSecretsIn,
  secretsIn,
  type RequiredSecret,
} from '../../tree/workloads/required-secrets.ts'
import { isReadBy, secretReadsIn } from '../../tree/workloads/secret-reads.ts'
import type { SecretRead } from '../../tree/charts/secret-read.ts'

export const noMissingSecret: Rule = {
  id: 'no-missing-secret',
  summary:
    'The ConfigMap required-secrets declares every Secret that something reads, with its keys and readers.',
  rationale:
    'Users provide the Secrets that a tree declares, except for those that it holds encrypted. A pod that reads another name or key never starts.',
  fix: 'Name a Secret and a key that are declared, or declare them and provide the Secret.',
  check: inEachCluster((cluster, report) => {
    const declared = requiredSecretsIn(cluster)
    const inGit = secretsIn(cluster)
    for (const read of secretReadsIn(cluster)) {
      const found = declared.find(({ id }) => id === read.id)
      const keysInGit = inGit.get(read.id)
      if (found) checkDeclared(read, found, report)
      if (keysInGit) checkKeys(read, { keys: keysInGit, text: 'which holds' }, reporterOf(read, report))
      else if (!found && read.isOptional !== true) reportUndeclared(read, declared, report)
    }
  }),
}

type ReportRead = (message: string, fix: string, cause?: string) => void

const reporterOf =
  (
    read: SecretRead,
    report: Report,
    { declaration, absence }: { readonly declaration?: RequiredSecret; readonly absence?: Absence } = {},
  ): ReportRead =>
  (message, fix, cause) => {
    report({
      location: read.location,
      ...(declaration && { related: [declaration.location()] }),
      ...(cause !== undefined && { cause }),
      message,
      impact: 'users do not know that they must provide it, and its reader never starts',
      fix,
      ...(absence && { absence }),
    })
  }

const reportUndeclared = (read: SecretRead, declared: readonly RequiredSecret[], report: Report): void => {
  const ids = declared.map(({ id }) => id)
  const [namespace = '', ...name] = read.id.split('.')
  const absence = { of: 'secrets', namespaces: [namespace], name: name.join('.') } as const
  reporterOf(read, report, { absence })(
    `${read.owner} reads the Secret ${read.id}, which ${REQUIRED_SECRETS} does not declare`,
    suggestion(read.id, ids),
    `Secret ${read.id}`,
  )
}

const checkDeclared = (read: SecretRead, declaration: RequiredSecret, report: Report): void => {
  const reportRead = reporterOf(read, report, { declaration })
  if (!checkKeys(read, { keys: declaration.keys, text: 'which is declared with' }, reportRead)) return
  if (declaration.readers.some((reader) => isReadBy(read, reader))) return
  reportRead(
    `${read.reader} reads the Secret ${read.id}, and is not among its declared readers`,
    `add ${read.reader} to its readers`,
  )
}

/** Reports the first missing key. @returns whether there is none */
const checkKeys = (
  read: SecretRead,
  { keys, text }: { readonly keys: readonly string[]; readonly text: string },
  report: ReportRead,
): boolean => {
  const missing = read.keys?.find((key) => !keys.includes(key))
  if (missing === undefined) return true
  report(
    `${read.owner} reads the key ${missing} of the Secret ${read.id}, ${text} ${keys.join(', ') || 'no key'}`,
    suggestion(missing, keys),
  )
  return false
}
