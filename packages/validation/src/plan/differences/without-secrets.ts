import { secretKindOf } from '../../rules/security/ban-secret-value.ts'
import type { Path } from '../../values/location.ts'
import { isMap } from '../../values/value-at.ts'

/** Stands in the place of a secret. */
export const HIDDEN = '(hidden)'

/** A value with all that is or may be a secret hidden, wherever it stands in it. */
export const withoutSecrets = (value: unknown, keys: Path, holder: unknown): unknown => {
  if (Array.isArray(value))
    return value.map((item: unknown, index) => withoutSecrets(item, [...keys, index], value))
  if (isMap(value))
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, withoutSecrets(inner, [...keys, key], value)]),
    )
  if (typeof value !== 'string') return value
  return secretKindOf(value, keys, holder ?? {}) === undefined ? value : HIDDEN
}
