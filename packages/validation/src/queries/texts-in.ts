import { remembered } from '../values/remembered.ts'
import type { Path } from '../values/location.ts'

export interface TextInValue {
  readonly text: string
  readonly path: Path
}

/** Every text in a JSON value that a variable of Grafana's may stand in, with the keys that lead to it. */
export const textsIn = (value: unknown): readonly TextInValue[] =>
  typeof value === 'object' && value !== null ? textsInside(value) : []

/** Several rules need it of the same dashboards, which are long. */
const textsInside = remembered((value: object): readonly TextInValue[] => {
  const found: TextInValue[] = []
  collect(value, [], found)
  return found
})

const collect = (value: unknown, path: (string | number)[], found: TextInValue[]): void => {
  if (typeof value === 'string') {
    if (value.includes('$') || value.includes('[[')) found.push({ text: value, path: [...path] })
    return
  }
  if (typeof value !== 'object' || value === null) return
  // By keys, for pairs would be made of all that a long dashboard holds.
  for (const key of Object.keys(value)) {
    path.push(Array.isArray(value) ? Number(key) : key)
    collect((value as Readonly<Record<string, unknown>>)[key], path, found)
    path.pop()
  }
}
