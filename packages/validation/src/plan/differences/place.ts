import type { Path } from '../../values/location.ts'

/** Where a value is in an object, as a person reads it and as a program does. */
export interface Place {
  /** `spec.containers[app].image`. */
  readonly field: string
  readonly keys: Path
  /** The map that holds the value, in each version. */
  readonly holders: readonly [before: unknown, after: unknown]
}

export const placeOf = (field: string): Place => ({
  field,
  keys: field === '' ? [] : [field],
  holders: [undefined, undefined],
})

/** The place of a key: `data` and `config.yaml` give `data["config.yaml"]`. */
export const keyOf = ({ field, keys }: Place, key: string, holders: Place['holders']): Place => ({
  field: fieldWith(field, key),
  keys: [...keys, key],
  holders,
})

const fieldWith = (field: string, key: string): string => {
  if (!/^[\w$@/-]+$/.test(key)) return `${field}[${JSON.stringify(key)}]`
  return field === '' ? key : `${field}.${key}`
}

/** The place of an item, by its name or its number: `containers[app]`. */
export const itemOf = ({ field, keys, holders }: Place, item: string | number): Place => ({
  field: `${field}[${item}]`,
  keys: [...keys, item],
  holders,
})
