import { suggestion } from '@fleet/model/suggestion'
import { askedIn } from '../../queries/asked.ts'
import { listIn, type GrafanaDashboard, type GrafanaPanel } from '../../queries/grafana-dashboard.ts'
import { fieldsOf, textOf } from '../../queries/json.ts'
import { panelLabels } from '../../queries/panel-labels.ts'
import { textsIn } from '../../queries/texts-in.ts'
import type { Breach, Rule } from '../../rule.ts'
import type { Path, Spot } from '../../spot.ts'

export const noMissingColumn: Rule = {
  id: 'no-missing-column',
  demands:
    'Each column that a table renames, orders, hides, sorts by or formats is one that its queries give, and so is each label that a link takes along.',
  why: 'Grafana passes over a column that is not there: the table is sorted by nothing, shows bytes as plain numbers, and its links lead to an empty choice.',
  example: {
    refused: '{ "expr": "sum by (cluster) (up)", "renameByName": { "clusters": "Cluster" } }',
    accepted: '{ "expr": "sum by (cluster) (up)", "renameByName": { "cluster": "Cluster" } }',
  },
  mend: 'Name the label as the query keeps it, or Value #A for the value of query A.',
  judge: (fleet) => {
    const labels = panelLabels(fleet)
    return askedIn(fleet).dashboards.flatMap((dashboard) =>
      dashboard.panels.flatMap((panel) => {
        const own = labels.get(panel)
        return own ? [...ofColumns(dashboard, panel, own), ...ofLinks(dashboard, panel, own)] : []
      }),
    )
  },
}

/** Of a panel, with the names that there are in the place of the one that there is not. */
const breachIn =
  ({ title }: GrafanaPanel, known: readonly string[]) =>
  (at: Spot, what: string, name: string): Breach => ({
    at,
    what: `the panel “${title}” ${what} ${name}`,
    consequence: 'Grafana passes over it, and says nothing',
    mend: suggestion(name, known),
  })

const BY_COLUMN = ['renameByName', 'indexByName', 'excludeByName', 'includeByName'] as const

/** The columns of a table are labels, the time, and a value for each query. */
const ofColumns = (
  dashboard: GrafanaDashboard,
  panel: GrafanaPanel,
  labels: ReadonlySet<string>,
): Breach[] => {
  const organized = listIn(panel, 'transformations').filter(({ fields }) => fields['id'] === 'organize')
  if (organized.length === 0) return []
  const columns = new Set(['Time', ...labels, ...valuesOf(panel)])
  const options = organized.map(({ fields, path }) => ({
    options: fieldsOf(fields['options']),
    path: [...path, 'options'],
  }))
  const renamed = Object.assign(
    {},
    ...options.map((each) => fieldsOf(each.options['renameByName'])),
  ) as Readonly<Record<string, string>>
  const shown = [...columns].map((column) => renamed[column] ?? column)
  const unknown = breachIn(panel, [...columns])
  const unseen = breachIn(panel, shown)
  return [
    ...options.flatMap(({ options: option, path }) =>
      BY_COLUMN.flatMap((key) =>
        Object.keys(fieldsOf(option[key]))
          .filter((column) => !columns.has(column))
          .map((column) => unknown(dashboard.spot(...path, key, column), 'has no column', column)),
      ),
    ),
    ...namedIn(panel)
      .filter(({ name }) => !shown.includes(name))
      .map(({ name, path }) => unseen(dashboard.spot(...path), 'shows no column', name)),
  ]
}

const valuesOf = (panel: GrafanaPanel): readonly string[] => {
  const refs = listIn(panel, 'targets').map(({ fields }) => `Value #${textOf(fields['refId']) ?? ''}`)
  return refs.length === 1 ? ['Value', ...refs] : refs
}

/** Where a table speaks of a column by the name that it shows. */
const namedIn = (panel: GrafanaPanel): readonly { readonly name: string; readonly path: Path }[] => {
  const { fields, path } = panel
  const config = { fields: fieldsOf(fields['fieldConfig']), path: [...path, 'fieldConfig'] }
  const options = { fields: fieldsOf(fields['options']), path: [...path, 'options'] }
  return [
    ...listIn(config, 'overrides').flatMap((override) => {
      const { id, options: name } = fieldsOf(override.fields['matcher'])
      return id === 'byName' && typeof name === 'string'
        ? [{ name, path: [...override.path, 'matcher', 'options'] }]
        : []
    }),
    ...listIn(options, 'sortBy').flatMap((sorting) => {
      const name = textOf(sorting.fields['displayName'])
      return name === undefined ? [] : [{ name, path: [...sorting.path, 'displayName'] }]
    }),
  ]
}

/** `${__field.labels.pod}` of what was clicked, and `${__data.fields.pod}` of its row. */
const LABEL_IN_LINK = /\$\{__(?:field\.labels|data\.fields)(?:\.(\w+)|\["([^"]+)"\])/g

const ofLinks = ({ spot }: GrafanaDashboard, panel: GrafanaPanel, labels: ReadonlySet<string>): Breach[] => {
  const unknown = breachIn(panel, [...labels])
  return textsIn(panel.fields).flatMap(({ text, path }) =>
    [...text.matchAll(LABEL_IN_LINK)].flatMap(({ 0: whole, 1: dotted, 2: quoted, index }) => {
      const label = dotted ?? quoted ?? ''
      if (labels.has(label) || quoted !== undefined) return []
      const at = { ...spot(...panel.path, ...path), offset: index + whole.indexOf(label) }
      return [unknown(at, 'links by a label that its queries do not give:', label)]
    }),
  )
}
