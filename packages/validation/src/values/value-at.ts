import type { Path } from './location.ts'

/** What lies under some keys; nothing where one of them is missing or leads into no map or list. */
export const valueAt = (holder: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Readonly<Record<string | number, unknown>>)[key]
        : undefined,
    holder,
  )

export const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** A value as a sentence shows it. */
export const shown = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing')

/** A text under some keys; an empty one where there is none. */
export const textAt = (holder: unknown, ...path: Path): string => {
  const text = valueAt(holder, path)
  return typeof text === 'string' ? text : ''
}
