import type { Location, Path } from '../../values/location.ts'
import { isMap } from '../../values/value-at.ts'
import { atValue, type Release } from './release.ts'

/** A text in the values of a release, wherever it stands. */
export interface NamedValue {
  readonly text: string
  readonly location: Location
}

/** The texts under a key anywhere in the values of a release, such as an annotation. What a template makes is not known. */
export const valuesNamed = (release: Release, key: string): readonly NamedValue[] =>
  pathsOf(release.object.spec?.values, key, []).map(({ path, text }) => ({
    text,
    location: atValue(release, ...path),
  }))

interface Found {
  readonly path: Path
  readonly text: string
}

const pathsOf = (value: unknown, key: string, path: Path): readonly Found[] => {
  if (Array.isArray(value)) return value.flatMap((item, index) => pathsOf(item, key, [...path, index]))
  if (!isMap(value) || value['enabled'] === false) return []
  return Object.entries(value).flatMap(([name, inner]) =>
    name === key && typeof inner === 'string' && !/\{\{|\$\{/.test(inner)
      ? [{ path: [...path, name], text: inner }]
      : pathsOf(inner, key, [...path, name]),
  )
}
