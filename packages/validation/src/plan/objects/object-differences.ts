import type { KubernetesObject } from '@fleet/model'
import { isMap } from '../../values/value-at.ts'
import type { Difference, Differences } from '../differences/difference.ts'
import { differencesOf } from '../differences/field-differences.ts'
import { keyOf, placeOf } from '../differences/place.ts'
import { withoutKeys } from '../differences/without-keys.ts'
import { HIDDEN } from '../differences/without-secrets.ts'

/** What differs between two versions of an object. Of a Secret only which of its keys. */
export const objectDifferences = (before: KubernetesObject, after: KubernetesObject): Differences => {
  if (after.kind !== 'Secret') return differencesOf(before, after)
  const [old, now] = [before, after].map(withoutData)
  const { fields, parts } = differencesOf(old, now)
  return { fields: [...fields, ...SECRET_FIELDS.flatMap((key) => hiddenChanges(before, after, key))], parts }
}

const SECRET_FIELDS = ['data', 'stringData'] as const

/** What SOPS writes beside its values changes with each encryption. */
const withoutData = (object: object): object => withoutKeys({ ...object }, ...SECRET_FIELDS, 'sops')

const hiddenChanges = (before: object, after: object, field: string): readonly Difference[] => {
  const [old, now] = [before, after].map((object) => mapAt(object, field))
  return [...new Set([...Object.keys(old ?? {}), ...Object.keys(now ?? {})])].flatMap((key) =>
    old?.[key] === now?.[key]
      ? []
      : [
          {
            field: keyOf(placeOf(field), key, [old, now]).field,
            ...(old?.[key] !== undefined && { before: HIDDEN }),
            ...(now?.[key] !== undefined && { after: HIDDEN }),
          },
        ],
  )
}

const mapAt = (object: object, field: string): Readonly<Record<string, unknown>> => {
  const value = (object as Readonly<Record<string, unknown>>)[field]
  return isMap(value) ? value : {}
}
