import { isMap } from '../../values/value-at.ts'
import { remembered } from '../../values/remembered.ts'

/** An object as the API server reads it: a field that is null is as one that is not there. */
export const withoutNulls = remembered((object: object): object => strippedMap(object, []))

/** Where a null says something: to Helm it takes a default away. */
const VALUES = 'spec.values'

const stripped = (value: unknown, path: readonly string[]): unknown => {
  if (Array.isArray(value)) return hasNull(value) ? value.map((item) => stripped(item, path)) : value
  return isMap(value) ? strippedMap(value, path) : value
}

const strippedMap = (map: object, path: readonly string[]): object => {
  if (path.join('.') === VALUES || !hasNull(map)) return map
  return Object.fromEntries(
    Object.entries(map)
      .filter(([, value]) => value !== null)
      .map(([key, value]) => [key, stripped(value, [...path, key])]),
  )
}

/** Most objects have none, and stay the objects that they are. */
const hasNull = (value: unknown): boolean =>
  value === null || (typeof value === 'object' && Object.values(value).some(hasNull))
