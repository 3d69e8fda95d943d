import { InternalError } from '@fleet/model'
import { dump, load } from 'js-yaml'
import type { Path } from '../values/location.ts'

/* A path goes on inside a text of YAML or JSON. */

type Holder = Record<string | number, unknown>

/** The value at a path. */
export const getIn = (value: unknown, path: Path): unknown => {
  const [key, ...rest] = path
  if (key === undefined) return value
  const parsed = typeof value === 'string' ? load(value) : value
  return getIn((parsed as Holder | undefined)?.[key], rest)
}

/** Gives a value to the end of a path; `undefined` takes it away. */
export const setIn = (parent: unknown, [key, ...rest]: Path, value: unknown): void => {
  const holder = parent as Holder
  if (key === undefined) throw new InternalError('a path has at least one key')
  if (rest.length === 0) {
    if (value !== undefined) holder[key] = value
    else if (Array.isArray(holder)) holder.splice(Number(key), 1)
    else delete holder[key]
    return
  }
  const child = holder[key]
  if (typeof child !== 'string') return setIn((holder[key] ??= {}), rest, value)
  const inner: unknown = load(child)
  setIn(inner, rest, value)
  holder[key] = child.startsWith('{') ? JSON.stringify(inner) : dump(inner, { lineWidth: -1, noRefs: true })
}
