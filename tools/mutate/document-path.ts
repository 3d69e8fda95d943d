import { dump, load } from 'js-yaml'

/** The keys from the root of a document to a value; they continue inside embedded YAML or JSON. */
export type Keys = readonly (string | number)[]

type Holder = Record<string | number, unknown>

/** Keys whose value is embedded YAML or JSON. */
const TEXT_KEY = /\.(?:ya?ml|json)$|^valuesContent$/

export const isEmbedded = (key: string | number, value: unknown): value is string =>
  typeof value === 'string' && TEXT_KEY.test(String(key))

export const readEmbedded = (text: string): unknown => load(text)

const writeEmbedded = (text: string, value: unknown): string =>
  text.startsWith('{') ? JSON.stringify(value) : dump(value, { lineWidth: -1, noRefs: true })

/** A copy of a document with a changed holder of a key: a map or a list. */
export const changedAt = (
  document: unknown,
  keys: Keys,
  to: (holder: unknown, key: string | number) => unknown,
): unknown => {
  const [key, ...rest] = keys
  if (key === undefined) throw new RangeError('a path has at least one key')
  if (rest.length === 0) return to(document, key)
  const child = (document as Holder)[key]
  const next =
    typeof child === 'string'
      ? writeEmbedded(child, changedAt(readEmbedded(child), rest, to))
      : changedAt(child, rest, to)
  return withValue(document, key, next)
}

/** A copy of a map or a list with another value at one key. */
export const withValue = (holder: unknown, key: string | number, value: unknown): unknown =>
  Array.isArray(holder)
    ? (holder as unknown[]).with(Number(key), value)
    : Object.fromEntries(
        Object.entries(holder as Holder).map(([name, old]) => [name, name === String(key) ? value : old]),
      )

/** A copy without one key. */
export const withoutKey = (holder: unknown, key: string | number): unknown =>
  Array.isArray(holder)
    ? holder.toSpliced(Number(key), 1)
    : Object.fromEntries(Object.entries(holder as Holder).filter(([name]) => name !== String(key)))

/** A copy of a map with one key renamed in its place. */
export const withRenamedKey = (holder: unknown, key: string | number, name: string): unknown =>
  Object.fromEntries(
    Object.entries(holder as Holder).map(([old, value]) => [old === String(key) ? name : old, value]),
  )
