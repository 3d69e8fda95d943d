import type { Path } from '../spot.ts'

export interface TextInValue {
  readonly text: string
  readonly path: Path
}

/** Every text in a JSON value that a variable of Grafana's may stand in, with the keys that lead to it. */
export const textsIn = (value: unknown): readonly TextInValue[] =>
  collected(value, (text) => text.includes('$') || text.includes('[['))

/** Every text under one key, wherever in the value it stands. */
export const textsOfKey = (value: unknown, wanted: string): readonly TextInValue[] =>
  collected(value, (_, key) => key === wanted)

type Wanted = (text: string, key: string | number | undefined) => boolean

const collected = (value: unknown, isWanted: Wanted): readonly TextInValue[] => {
  const found: TextInValue[] = []
  collect(value, [], { isWanted, found })
  return found
}

const collect = (
  value: unknown,
  path: (string | number)[],
  into: { readonly isWanted: Wanted; readonly found: TextInValue[] },
): void => {
  if (typeof value === 'string') {
    if (into.isWanted(value, path.at(-1))) into.found.push({ text: value, path: [...path] })
    return
  }
  if (typeof value !== 'object' || value === null) return
  for (const [key, part] of Array.isArray(value) ? value.entries() : Object.entries(value)) {
    path.push(key)
    collect(part, path, into)
    path.pop()
  }
}
