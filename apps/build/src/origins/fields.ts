/** The keys that lead to a part of the inventory. */
export type FieldPath = readonly string[]

/** A text, number or boolean of the inventory. */
export interface Leaf {
  readonly path: FieldPath
  readonly value: string | number | boolean
}

/** Every text, number and boolean. */
export const leavesOf = (value: unknown, path: FieldPath = []): readonly Leaf[] => {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return [{ path, value }]
  return entriesOf(value).flatMap(([key, child]) => leavesOf(child, [...path, key]))
}

/** The path of every key. */
export const pathsOf = (value: unknown, path: FieldPath = []): readonly FieldPath[] =>
  entriesOf(value).flatMap(([key, child]) => [[...path, key], ...pathsOf(child, [...path, key])])

const entriesOf = (value: unknown): readonly (readonly [string, unknown])[] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : []

/** Other values that a field may take, as near to its own as they can be: some field only takes some values. */
export const variantsOf = (value: Leaf['value']): readonly Leaf['value'][] => {
  if (typeof value === 'number') return [value + 1]
  if (typeof value === 'boolean') return [!value]
  const counted = value.replace(/\d{1,9}(?=\D*$)/, (digits) =>
    String(Number(digits) + 1).padStart(digits.length, '0'),
  )
  return counted === value ? [`${value}x`] : [counted, `${value}x`]
}

/** A value with another one at a path. What the path does not lead through stays the same object. */
export const withValue = (value: unknown, [key, ...rest]: FieldPath, changed: unknown): unknown => {
  if (key === undefined) return changed
  const child = entriesOf(value).find(([name]) => name === key)?.[1]
  const next = withValue(child, rest, changed)
  return Array.isArray(value)
    ? value.map((item: unknown, index) => (String(index) === key ? next : item))
    : { ...(value as object), [key]: next }
}

/** A value whose last key of a path has another name. */
export const withKey = (value: unknown, path: FieldPath, renamed: string): unknown => {
  const [above, key] = [path.slice(0, -1), path.at(-1)]
  const holder = above.reduce<unknown>(
    (at, name) => (at as Readonly<Record<string, unknown>> | undefined)?.[name],
    value,
  )
  const entries = entriesOf(holder).map(([name, child]) => [name === key ? renamed : name, child] as const)
  return withValue(value, above, Object.fromEntries(entries))
}
