import type { Path } from '../../values/location.ts'
import { isMap, listOf, textAt, valueAt } from '../../values/value-at.ts'

/** A route of Alertmanager's configuration, and the keys that lead to it. */
export interface AlertRoute {
  readonly route: Readonly<Record<string, unknown>>
  readonly path: Path
}

/** The first route and all inside it. */
export const routesIn = (config: unknown): readonly AlertRoute[] =>
  routesBelow(valueAt(config, ['route']), ['route'])

const routesBelow = (route: unknown, path: Path): readonly AlertRoute[] => {
  if (!isMap(route)) return []
  const below = listOf(route['routes']).flatMap((inner, index) =>
    routesBelow(inner, [...path, 'routes', index]),
  )
  return [{ route, path }, ...below]
}

/** The name of an entry of a list, and the keys that lead to it. */
export interface NamedEntry {
  readonly name: string
  readonly path: Path
}

export const namesIn = (config: unknown, list: string): readonly NamedEntry[] =>
  listOf(valueAt(config, [list])).map((item, index) => ({
    name: textAt(item, 'name'),
    path: [list, index, 'name'],
  }))
