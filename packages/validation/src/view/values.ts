import type { Path } from '../spot.ts'
import type { Release } from './releases.ts'

export type Values = Readonly<Record<string, unknown>>

export const isRecord = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What a HelmRelease gives its chart. */
export const valuesOf = ({ object }: Release): Values => {
  const values: unknown = object.spec?.values
  return isRecord(values) ? values : {}
}

/** The value that keys lead to; nothing where one of them leads nowhere. */
export const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (parent, key) =>
      typeof parent === 'object' && parent !== null
        ? (parent as Record<string | number, unknown>)[key]
        : undefined,
    value,
  )

/** A text at some keys; an empty one where there is none. */
export const textAt = (value: unknown, ...path: Path): string => {
  const text = valueAt(value, path)
  return typeof text === 'string' ? text : ''
}
