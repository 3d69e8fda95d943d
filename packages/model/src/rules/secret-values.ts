import { holdsRandomWord, isMode, isNoSecret, SECRET_VARIABLE, secretForm } from '../secret-forms.ts'
import type { InventoryPath, TextRule, Violation, WrittenText } from './inventory-rule.ts'

const IMPACT = 'every reader of the repository and its history can read it, and builds print it'

/** No message shows the value. */
export const banSecretValue: TextRule = {
  id: 'ban-secret-value',
  summary: 'No text of the inventory is a secret, or has one in it.',
  rationale:
    'Every reader of the repository and of its history could read it, and every build would print it.',
  check: (written) => {
    const { path, text, isName } = written
    const kind = kindOf(written)
    if (kind !== undefined && isName) return [secretName(path, kind)]
    if (kind !== undefined) return [secretValue(path, `${placeOf(path)} holds ${kind}`)]
    if (isName) return []
    if (isDescription(path)) return isDescribing(text, nameAt(path)) ? [] : [poorDescription(path)]
    return isSecretByName(written)
      ? [secretValue(path, `${placeOf(path)} looks like a secret and has a plain value`)]
      : []
  },
}

const kindOf = (written: WrittenText): string | undefined =>
  secretForm(written.text) ?? (isRandom(written) ? 'a long random word' : undefined)

const isRandom = ({ path, text }: WrittenText): boolean =>
  holdsRandomWord(text) && !isPublic(path) && !isNoSecret(text)

/** Images and charts have digests. */
const isPublic = (path: InventoryPath): boolean => path[0] === 'versions' || path.at(-1) === 'image'

const isSecretByName = ({ path, text }: WrittenText): boolean =>
  isEnv(path) && IN_ANY_CASE.test(nameAt(path)) && !isNoSecret(text) && !isMode(text)

const IN_ANY_CASE = new RegExp(SECRET_VARIABLE, 'i')

const nameAt = (path: InventoryPath): string => String(path.at(-1))

/** `clusters.CLUSTER.workloads.WORKLOAD.env.VARIABLE`, and that of a helper: `….WORKLOAD.init.0.env.VARIABLE` */
const isEnv = ([, , group, , ...path]: InventoryPath): boolean =>
  (group === 'workloads' || group === 'cronJobs') &&
  path.at(-2) === 'env' &&
  (path.length === 2 || (path.length === 4 && (path[0] === 'init' || path[0] === 'sidecars')))

/** `clusters.CLUSTER.secrets.SECRET.keys.KEY` */
const isDescription = ([, , group, , field, key, ...rest]: InventoryPath): boolean =>
  group === 'secrets' && field === 'keys' && key !== undefined && rest.length === 0

const placeOf = (path: InventoryPath): string =>
  isEnv(path) ? `${nameAt(path)} of ${String(path[3])}` : 'this'

const secretName = (path: InventoryPath, kind: string): Violation => ({
  path,
  hidesName: true,
  message: `the name of this entry holds ${kind}`,
  impact: IMPACT,
  fix: 'name the entry by what it is, and put the value into a Secret; a value that was committed is known: change it',
})

const secretValue = (path: InventoryPath, message: string): Violation => ({
  path,
  message,
  impact: IMPACT,
  fix: isDescription(path)
    ? DESCRIBE
    : 'put the value into a Secret, list it under secrets, and write { secret, key } here; a value that was committed is known: change it',
})

const poorDescription = (path: InventoryPath): Violation => ({
  path,
  message: `the description of key ${nameAt(path)} is no sentence, and may be the secret itself`,
  impact: IMPACT,
  fix: DESCRIBE,
})

const DESCRIBE =
  'describe in words what the key holds, such as ‘the password of the database’; the value stands in the Secret alone'

/** Two words, or a script that writes none apart. Ranges, for classes such as \p{L} take milliseconds to compile. */
const WORDS = /[a-z\u00C0-\uFFFF]{2,}.*\s.*[a-z\u00C0-\uFFFF]{2,}|[\u0E00-\u0E7F\u2E80-\uFFDC]{2,}/is

/** Digits in several places among letters, as in a password or a hexadecimal key. */
const PASSWORD_LIKE = /(?<![\w./:-])(?=[\w!#$%^&*]{8,}(?!\S))(?=\w*[a-zA-Z])\w*\d+[a-zA-Z!#$%^&*_]+\d/

/** A description may name its key. */
const isDescribing = (text: string, key: string): boolean =>
  WORDS.test(text) && !PASSWORD_LIKE.test(text.replaceAll(key, ''))
