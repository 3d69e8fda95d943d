import { fieldsOf, itemsOf, textOf, type Fields } from '@fleet/validation/queries'
import type { Path } from '../note.ts'

type ChangePanel = (panel: Fields, path: Path) => Fields

/** A dashboard with each of its panels changed: those in collapsed rows, and in the rows of Grafana 4, too. */
export const withPanels = (dashboard: Fields, change: ChangePanel): Fields => ({
  ...dashboard,
  ...changedPanels(dashboard, [], change),
  ...(Array.isArray(dashboard['rows']) && {
    rows: dashboard['rows'].map((row: unknown, index) => ({
      ...fieldsOf(row),
      ...changedPanels(fieldsOf(row), ['rows', index], change),
    })),
  }),
})

const changedPanels = (holder: Fields, path: Path, change: ChangePanel): Fields =>
  Array.isArray(holder['panels'])
    ? {
        panels: itemsOf(holder['panels']).map((panel, index) => {
          const own = [...path, 'panels', index]
          const changed = change(fieldsOf(panel), own)
          return { ...changed, ...changedPanels(changed, own, change) }
        }),
      }
    : {}

/** A dashboard with each entry changed of one of its lists of variables and annotations. */
export const withList = (
  dashboard: Fields,
  key: 'templating' | 'annotations',
  change: (entry: Fields, path: Path) => Fields,
): Fields => {
  const holder = fieldsOf(dashboard[key])
  if (!Array.isArray(holder['list'])) return dashboard
  const list = itemsOf(holder['list']).map((entry, index) => change(fieldsOf(entry), [key, 'list', index]))
  return { ...dashboard, [key]: { ...holder, list } }
}

/** For a sentence: the panel “Errors”. */
export const panelInWords = (panel: Fields): string => {
  const title = textOf(panel['title']) ?? ''
  return title === '' ? 'a panel without a title' : `the panel “${title}”`
}

/** For a sentence: the variable node. */
export const entryInWords = (key: 'templating' | 'annotations', entry: Fields): string =>
  key === 'templating'
    ? `the variable ${textOf(entry['name']) ?? ''}`
    : `the annotation “${textOf(entry['name']) ?? ''}”`
