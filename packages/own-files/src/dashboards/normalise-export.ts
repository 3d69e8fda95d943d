import { fieldsOf, itemsOf, textOf, type Fields } from '@fleet/validation/queries'
import { nameOfFile } from '../file-name.ts'
import type { Note, Path } from '../note.ts'
import { withClusterChoice } from './cluster-variable.ts'
import { withConstants } from './constants.ts'
import { withSources, type Source } from './data-sources.ts'
import { withLibraryPanels } from './library-panels.ts'
import { readExport } from './read-export.ts'
import { removedPanels } from './removed-panels.ts'

/** A dashboard as the fleet ships it. */
export interface NormalisedExport {
  readonly uid: string
  readonly title: string
  readonly dashboard: Fields
  /** What a person should know of it. Paths are those in the file. */
  readonly notes: readonly Note[]
}

/** What a Grafana writes into an export, and means nothing in another one. */
const OF_EXPORT = new Set([
  'id',
  'iid',
  'version',
  'gnetId',
  'iteration',
  'snapshot',
  'meta',
  '__inputs',
  '__requires',
  '__elements',
])

/**
 * Makes an export the fleet's own: library panels in their places, the data sources of the fleet, a choice of clusters, and
 * nothing of the Grafana that wrote it. What the file does not allow is a note, and nothing where it is no dashboard.
 */
export const normaliseExport = (
  file: string,
  text: string,
  sources: readonly Source[],
): NormalisedExport | { readonly notes: readonly Note[] } => {
  const read = readExport(text)
  if (!read.ok) return { notes: [read.note] }
  const library = withLibraryPanels(withConstants(read.dashboard))
  const sourced = withSources(library.dashboard, sources)
  const chosen = withClusterChoice(sourced.dashboard)
  const name = nameOfFile(file)
  const uid = stated(chosen.dashboard['uid']) ?? name
  const title = stated(chosen.dashboard['title']) ?? name
  const exported = Object.fromEntries(Object.entries(chosen.dashboard).filter(([key]) => !OF_EXPORT.has(key)))
  const notes = [
    ...library.notes,
    ...removedPanels(library.dashboard),
    ...sourced.notes,
    ...chosen.notes.map(({ path = [], ...note }) => ({
      ...note,
      path: pathBefore(read.dashboard, sourced.dashboard, path),
    })),
  ]
  return {
    uid,
    title,
    dashboard: { ...exported, uid, title },
    notes: notes.map((note) => ({ ...note, path: [...read.at, ...(note.path ?? [])] })),
  }
}

const stated = (value: unknown): string | undefined => (value === '' ? undefined : textOf(value))

/** The keys in an export that lead to what some keys lead to in the dashboard that is made of it. */
export const pathInExport = (text: string, made: Fields, path: Path): Path => {
  const read = readExport(text)
  return read.ok ? [...read.at, ...pathBefore(read.dashboard, made, path)] : []
}

/** The keys in a dashboard before its variables came and went. Everything else stays in its place. */
const pathBefore = (before: Fields, after: Fields, path: Path): Path => {
  const [templating, list = '', index, ...rest] = path
  if (templating !== 'templating' || typeof index !== 'number') return path
  const position = variableNames(before).indexOf(variableNames(after)[index])
  return position === -1 ? [templating] : [templating, list, position, ...rest]
}

const variableNames = (dashboard: Fields): readonly (string | undefined)[] =>
  itemsOf(fieldsOf(dashboard['templating'])['list']).map((variable) => textOf(fieldsOf(variable)['name']))
