import { isMap, listOf, textAt, valueAt } from '../../values/value-at.ts'
import type { Path } from '../../values/location.ts'

/** A route of Alertmanager's configuration, and the keys that lead to it. */
export interface AlertRoute {
  readonly route: Readonly<Record<string, unknown>>
  readonly path: Path
}

/** The first route and all inside it. */
export const routesIn = (config: unknown): readonly AlertRoute[] => {
  const inside = (route: unknown, path: Path): readonly AlertRoute[] =>
    isMap(route)
      ? [
          { route, path },
          ...listOf(route['routes']).flatMap((inner, index) => inside(inner, [...path, 'routes', index])),
        ]
      : []
  return inside(valueAt(config, ['route']), ['route'])
}

/** The names in a list of the configuration, each with the keys that lead to it. */
export const namesIn = (
  config: unknown,
  list: string,
): readonly { readonly name: string; readonly path: Path }[] =>
  listOf(valueAt(config, [list])).map((item, index) => ({
    name: textAt(item, 'name'),
    path: [list, index, 'name'],
  }))
