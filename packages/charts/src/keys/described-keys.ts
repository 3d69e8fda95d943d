import { isMap } from '../yaml-map.ts'
import type { Keys } from '../schema/keys.ts'
import type { Key, Use } from './key.ts'

/** A key as the schema of values is made of it. */
export const describedKeys = (key: Key, isInWhole = false): Keys => {
  if (key.isForeign) return {}
  const isWhole = key.isWhole || isInWhole
  const isHandedOn = isWhole && !key.isClosed
  const types = typeNames(key, isWhole)
  const properties = propertiesOf(key, isWhole)
  return {
    ...(types.length > 0 && { type: types }),
    ...(key.words && { enum: key.words }),
    ...(key.given !== null && key.given !== undefined && { default: sorted(key.given) }),
    ...usesOf(key),
    ...(isHandedOn && { whole: true, ...(key.taken.size > 0 && { taken: [...key.taken].toSorted() }) }),
    ...(properties && { properties }),
    ...(!isHandedOn && othersOf(key, properties !== undefined)),
  }
}

const usesOf = (key: Key): Pick<Keys, 'strict' | 'forms' | 'filled' | 'anyCase'> => {
  const forms = formsOf(key)
  return {
    ...(key.isStrict && { strict: true }),
    ...(!key.isStrict && forms.length > 0 && { forms }),
    ...(key.uses.has('filled') && { filled: true }),
    ...(key.uses.has('cased') && { anyCase: true }),
  }
}

const propertiesOf = (key: Key, isWhole: boolean): Keys['properties'] => {
  const isListed = (inner: Key): boolean => (key.isClosed ? inner.isDeclared : !isWhole || inner.isRead())
  const listed = [...key.inner].filter(([, inner]) => isListed(inner)).toSorted(byName)
  if (listed.length === 0) return undefined
  return Object.fromEntries(
    listed.map(([name, inner]) => [name, describedKeys(inner, isWhole && !key.taken.has(name))]),
  )
}

const othersOf = (
  key: Key,
  hasProperties: boolean,
): Pick<Keys, 'additionalProperties' | 'items'> | undefined => {
  if (key.each && !key.isClosed) {
    const entry = describedKeys(key.each)
    return { additionalProperties: entry, items: entry }
  }
  return hasProperties || key.types.has('object') ? { additionalProperties: false } : undefined
}

const FORM_OF: Readonly<Partial<Record<Use, string>>> = { text: 'string', list: 'array', map: 'object' }

const formsOf = ({ uses }: Key): readonly string[] =>
  [...uses].flatMap((one) => FORM_OF[one] ?? []).toSorted()

/** The types that a value may have: those of the chart's schema, or what the default and the templates let one conclude. */
const typeNames = (key: Key, isWhole: boolean): readonly string[] => {
  if (key.isStrict) return [...key.types].toSorted()
  const known = knownTypes(key, isWhole)
  const isScalar = !known.has('object') && !known.has('array')
  if (known.size === 0 || (isScalar && (isWhole || (key.given === '' && isStructure(key))))) return []
  const types = new Set([...known, ...formsOf(key)])
  // Whatever the program behind takes.
  if (isWhole && isEmptyMap(key.given)) types.add('array')
  return [...types, ...printedTypes(key, types, isScalar)].toSorted()
}

const knownTypes = (key: Key, isWhole: boolean): ReadonlySet<string> =>
  key.types.size === 0 && !isWhole && !key.each && key.isMap() ? new Set(['object']) : key.types

const isEmptyMap = (value: unknown): boolean => isMap(value) && Object.keys(value).length === 0

/** The types that a template prints alike. */
const printedTypes = ({ uses }: Key, types: ReadonlySet<string>, isScalar: boolean): readonly string[] => {
  if (types.has('string') && isScalar && !uses.has('text')) return without(types, 'number', 'boolean')
  if (types.has('integer') || types.has('number')) return uses.has('printed') ? without(types, 'string') : []
  const isOnlyPrinted = types.has('boolean') && !uses.has('asked') && uses.has('printed')
  return isOnlyPrinted ? without(types, 'string', 'integer') : []
}

const without = (types: ReadonlySet<string>, ...more: readonly string[]): readonly string[] =>
  more.filter((type) => !types.has(type))

/** Whether a template looks inside. */
const isStructure = ({ inner, each }: Key): boolean => inner.size > 0 || each !== undefined

const byName = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number =>
  one < other ? -1 : 1

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted)
  if (!isMap(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(byName)
      .map(([name, inner]) => [name, sorted(inner)]),
  )
}
