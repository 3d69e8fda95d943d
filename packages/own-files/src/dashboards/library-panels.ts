import { fieldsOf, itemsOf, textOf, type Fields } from '@fleet/validation/queries'
import type { Note } from '../note.ts'
import { panelInWords, withPanels } from './panels.ts'

/** A dashboard with its library panels in their places: in another Grafana there is no library that has them. */
export const withLibraryPanels = (
  dashboard: Fields,
): { readonly dashboard: Fields; readonly notes: readonly Note[] } => {
  const models = libraryOf(dashboard['__elements'])
  const notes: Note[] = []
  const changed = withPanels(dashboard, (panel, path) => {
    if (panel['libraryPanel'] === undefined) return panel
    const { libraryPanel, ...own } = panel
    const { uid, name } = fieldsOf(libraryPanel)
    const model = models.get(textOf(uid) ?? '')
    if (model) return { ...model, ...placeOf(own) }
    // Until Grafana 9 a dashboard had a copy of each library panel.
    if (hasModel(own)) return own
    notes.push({
      rule: 'noMissingLibraryPanel',
      path,
      message: `${panelInWords(panel)} is the library panel “${textOf(name) ?? textOf(uid) ?? ''}”, and the export does not hold it`,
      impact: 'Grafana shows an error in its place',
      fix: 'export the dashboard for sharing with another instance, which adds its library panels, or unlink the panel first',
    })
    return panel
  })
  return { dashboard: changed, notes }
}

/** By their uid. Grafana 8 listed them. */
const libraryOf = (elements: unknown): ReadonlyMap<string, Fields> =>
  new Map(
    Object.entries(Array.isArray(elements) ? itemsOf(elements) : fieldsOf(elements)).flatMap(
      ([key, element]) => {
        const { uid, model } = fieldsOf(element)
        const fields = fieldsOf(model)
        return Object.keys(fields).length === 0 ? [] : [[textOf(uid) ?? key, fields] as const]
      },
    ),
  )

/** What is the dashboard's of a library panel, and not the library's. */
const OF_DASHBOARD = ['id', 'gridPos', 'repeat', 'repeatDirection', 'maxPerRow']

const placeOf = (panel: Fields): Fields =>
  Object.fromEntries(Object.entries(panel).filter(([key]) => OF_DASHBOARD.includes(key)))

const hasModel = (panel: Fields): boolean =>
  panel['type'] !== 'library-panel-ref' &&
  itemsOf(panel['targets']).length + Object.keys(fieldsOf(panel['options'])).length > 0
