import type { Path, Location } from '../../values/location.ts'
import { at } from '../../values/location.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import type { Dashboard } from '../../tree/monitoring/dashboards.ts'
import { fieldsOf, itemsOf, textOf, type Fields } from '../../queries/json.ts'

/** A dashboard as far as its queries and its variables go. */
export interface GrafanaDashboard extends DashboardParts {
  readonly cluster: ClusterView
  readonly dashboard: Dashboard
}

/** What its text alone holds. */
export interface DashboardParts {
  /** For a sentence: its title. */
  readonly name: string
  readonly location: (...inside: Path) => Location
  readonly variables: readonly GrafanaVariable[]
  readonly panels: readonly GrafanaPanel[]
  readonly annotations: readonly Listed[]
}

export interface GrafanaVariable extends Listed {
  readonly name: string
}

export interface GrafanaPanel extends Listed {
  readonly title: string
}

/** An entry of a list, and the keys that lead to it from the dashboard. */
export interface Listed {
  readonly fields: Fields
  readonly path: Path
}

export const grafanaDashboard = (cluster: ClusterView, dashboard: Dashboard): GrafanaDashboard => ({
  cluster,
  dashboard,
  ...partsOf(dashboard),
})

export const partsOf = ({ located, key, value }: Dashboard): DashboardParts => {
  const fields = fieldsOf(value)
  const locationOfText = at(located, 'data', key)
  return {
    name: textOf(fields['title']) ?? key,
    location: (...inside) => ({ ...locationOfText, inside }),
    variables: itemsIn(fieldsOf(fields['templating'])['list'], ['templating', 'list']).map((variable) => ({
      ...variable,
      name: textOf(variable.fields['name']) ?? '',
    })),
    panels: [
      ...panelsIn(fields['panels'], ['panels']),
      // Older dashboards hold their panels in rows.
      ...itemsIn(fields['rows'], ['rows']).flatMap((row) =>
        panelsIn(row.fields['panels'], [...row.path, 'panels']),
      ),
    ],
    annotations: itemsIn(fieldsOf(fields['annotations'])['list'], ['annotations', 'list']),
  }
}

const itemsIn = (list: unknown, path: Path): Listed[] =>
  itemsOf(list).map((item, index) => ({ fields: fieldsOf(item), path: [...path, index] }))

/** Collapsed rows hold the panels below them. */
const panelsIn = (list: unknown, path: Path): GrafanaPanel[] =>
  itemsIn(list, path).flatMap((panel) => [
    { ...panel, title: textOf(panel.fields['title']) ?? '' },
    ...panelsIn(panel.fields['panels'], [...panel.path, 'panels']),
  ])

/** The entries of a list in an entry. */
export const listIn = ({ fields, path }: Listed, key: string): Listed[] =>
  itemsIn(fields[key], [...path, key])
