import { isMode, isNoSecret, SECRET_VARIABLE, secretForm } from '@fleet/model/secret-forms'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import { isCiphertext } from '../../values/encrypted.ts'
import { isSecretName } from './secret-references.ts'
import { findScalars, type Question, type Scalar } from '../../telemetry/scalars.ts'

export const banSecretValue: Rule = {
  id: 'ban-secret-value',
  summary:
    'A tree holds no password, token, private key, URL with a password or unencrypted value of a Secret.',
  rationale: 'Everybody who reads the repository reads all of its history, even after the value is removed.',
  fix: 'Refer to a Secret that is not in Git, and change the password, because it is known.',
  check: inEachCluster((cluster, report) => {
    const secrets = new Set<unknown>(
      cluster.all('v1/Secret').flatMap(({ object: { data, stringData } }) => [data, stringData]),
    )
    const kindOf: Question<string> = (value, keys, holder) =>
      secrets.has(holder) ? kindInSecret(value, keys) : secretKindOf(value, keys, holder)
    for (const { answer, keys, location } of findScalars(cluster, kindOf))
      report({
        location,
        message: `${String(keys.at(-1))} holds ${answer}`,
        impact: 'everybody who reads the repository, now or later, has it',
        fix: 'refer to a Secret, and change the value, because it is known',
        // A name alone does not tell what a program makes of the value.
        ...((answer === BY_VARIABLE || answer === BY_KEY) && { ownSeverity: 'warning' as const }),
      })
  }),
}

/** Keys whose values are secrets by their name. */
const SECRET_KEY =
  /(^|[_.-])(password|passwd|passphrase|secret|token|api_?key|private_?key|access_?key|credentials?|client_?secret|bearer_?token|auth)$|[a-z](Password|Secret|Token|ApiKey|PrivateKey|AccessKey|Passphrase)$/

/** Keys that hold the name of a secret, or a text for people. */
const NAMES =
  /^(name|secretName|existingSecret.*|envFromSecret|configSecret|key|.*Key|.*_file|.*File|description|kind|type|.*Ref)$/

/** What SOPS says of a file of variables stands among them, and Flux removes it. */
const OF_SOPS = /^sops_/

/** What a Secret holds beside a password: where a program connects to, and as whom. */
const PUBLIC_KEYS =
  /^(?:user(?:_?name)?|host(?:_?name)?|server|port|db(?:_?name)?|database|e?mail|region|bucket|endpoint|ur[il]|authorized_keys|.*\.pub)$/i

const isPublic = (value: Scalar, key: string): boolean =>
  PUBLIC_KEYS.test(key) && secretForm(String(value)) === undefined

const kindInSecret = (value: Scalar, keys: readonly (string | number)[]): string | undefined =>
  value === '' ||
  isPublic(value, String(keys.at(-1))) ||
  isCiphertext(String(value)) ||
  isNoSecret(String(value)) ||
  OF_SOPS.test(String(keys.at(-1)))
    ? undefined
    : 'an unencrypted value of a Secret'

const BY_VARIABLE = 'a secret by the name of its variable'
const BY_KEY = 'a secret by the name of its key'

/** Why a value outside of a Secret is a secret; nothing where it is none. */
export const secretKindOf: Question<string> = (value, keys, holder) => {
  if (typeof value !== 'string' || value === '' || isCiphertext(value)) return undefined
  const form = secretForm(value)
  if (form !== undefined) return form
  if (value.startsWith('$') || value.length > LONGEST_SECRET) return undefined
  const key = String(keys.at(-1))
  const isValue = key === 'value'
  if (isValue ? !SECRET_VARIABLE.test(variableIn(holder)) : !isSecretKey(key) || isReference(keys))
    return undefined
  if (isNoSecret(value) || isMode(value) || isSecretName(key, value)) return undefined
  return isValue ? BY_VARIABLE : BY_KEY
}

const LONGEST_SECRET = 500

/** All objects have the same few keys. */
const secretKeys = new Map<string, boolean>()

const isSecretKey = (key: string): boolean => {
  const known = secretKeys.get(key)
  if (known !== undefined) return known
  const isSecret = SECRET_KEY.test(key) && !NAMES.test(key)
  secretKeys.set(key, isSecret)
  return isSecret
}

const isReference = (keys: readonly (string | number)[]): boolean =>
  keys.some((key) =>
    /(Ref|existingSecret|secrets?|annotations|labels|matchLabels|selector|rules|cookieNames)$/.test(
      String(key),
    ),
  )

/** The name of the variable that a value belongs to. */
const variableIn = (holder: unknown): string => {
  const { name } = holder as { readonly name?: unknown }
  return typeof name === 'string' ? name : ''
}
