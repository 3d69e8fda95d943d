import type { KubernetesObject } from '../trees/committed.ts'

/** A difference of a stand-in from the real chart. */
export interface Difference {
  /** `KIND NAME` */
  readonly object: string
  /** Its keys; nothing where one of the two lacks the object. */
  readonly path: string
  readonly is: 'only in the chart' | 'only in the stand-in' | 'another value'
}

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Entries of a list are compared by name, or by index where they have none. */
const asMap = (value: unknown): Readonly<Record<string, unknown>> | undefined => {
  if (isMap(value)) return value
  if (!Array.isArray(value) || !value.every(isMap)) return undefined
  const haveNames = value.every((one) => typeof one['name'] === 'string')
  return Object.fromEntries(value.map((one, index) => [haveNames ? String(one['name']) : String(index), one]))
}

const below = (
  object: string,
  path: readonly string[],
  mine: unknown,
  real: unknown,
): readonly Difference[] => {
  if (JSON.stringify(mine) === JSON.stringify(real)) return []
  const at = { object, path: path.join('.') }
  if (mine === undefined) return [{ ...at, is: 'only in the chart' }]
  if (real === undefined) return [{ ...at, is: 'only in the stand-in' }]
  const [mineMap, realMap] = [asMap(mine), asMap(real)]
  if (!mineMap || !realMap) return [{ ...at, is: 'another value' }]
  return [...new Set([...Object.keys(mineMap), ...Object.keys(realMap)])].flatMap((key) =>
    below(object, [...path, key], mineMap[key], realMap[key]),
  )
}

/** The differences of two texts or values of one name. */
export const valueDifferences = (object: string, mine: unknown, real: unknown): readonly Difference[] =>
  below(object, [], mine, real)

const nameOf = ({ kind, metadata }: KubernetesObject): string => `${kind} ${metadata.name}`

/** The differences of a stand-in's objects from the real chart's. */
export const objectDifferences = (
  mine: readonly KubernetesObject[],
  real: readonly KubernetesObject[],
): readonly Difference[] => {
  const [mineByName, realByName] = [mine, real].map(
    (objects) => new Map(objects.map((object) => [nameOf(object), object])),
  ) as [Map<string, KubernetesObject>, Map<string, KubernetesObject>]
  return [...new Set([...mineByName.keys(), ...realByName.keys()])].flatMap((name) =>
    below(name, [], mineByName.get(name), realByName.get(name)),
  )
}
