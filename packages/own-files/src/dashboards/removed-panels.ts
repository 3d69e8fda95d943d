import { textOf, type Fields } from '@fleet/validation/queries'
import type { Note } from '../note.ts'
import { panelInWords, withPanels } from './panels.ts'

/** What Grafana 12 and 13 make of the kinds of panels that they no longer have, each time they load a dashboard. */
const CONVERTED: Readonly<Record<string, string>> = {
  graph: 'timeseries',
  'table-old': 'table',
  singlestat: 'stat',
  'grafana-singlestat-panel': 'stat',
  'grafana-piechart-panel': 'piechart',
  'grafana-worldmap-panel': 'geomap',
  'natel-discrete-panel': 'state-timeline',
}

/** The panels of a dashboard that Grafana converts. Only a Grafana can do it, and saves nothing of it in a file. */
export const removedPanels = (dashboard: Fields): readonly Note[] => {
  const notes: Note[] = []
  withPanels(dashboard, (panel, path) => {
    const type = textOf(panel['type']) ?? ''
    const next = Object.hasOwn(CONVERTED, type) ? CONVERTED[type] : undefined
    if (next !== undefined)
      notes.push({
        rule: 'banRemovedPanel',
        path: [...path, 'type'],
        message: `${panelInWords(panel)} is of the kind ${type}, which Grafana has removed`,
        impact: `Grafana shows it as ${next} and leaves out what that does not have; its options are not checked here`,
        fix: `open the dashboard in Grafana 12 or later, save it, and export it anew: the panel is then of the kind ${next}`,
      })
    return panel
  })
  return notes
}
