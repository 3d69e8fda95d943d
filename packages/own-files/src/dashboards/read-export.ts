import { fieldsOf, textOf, type Fields } from '@fleet/validation/queries'
import type { Note, Path } from '../note.ts'
import { endOfJson } from './end-of-json.ts'

/** A dashboard of the classic model, and the keys that lead to it in its file. */
export type ReadExport =
  | { readonly ok: true; readonly dashboard: Fields; readonly at: Path }
  | { readonly ok: false; readonly note: Note }

const IMPACT = 'Grafana shows nothing of it'
const EXPORT_AGAIN = 'export it anew: in Grafana, Export, then the classic model of JSON'

/** Reads what a Grafana exports or answers: the dashboard itself, or one in the envelope of Grafana's API or of Kubernetes. */
export const readExport = (text: string): ReadExport => {
  const { value, ...error } = parsed(text.replace(/^\uFEFF/, ''))
  if (error.message !== undefined) return refused({ ...error, message: `it is no JSON: ${error.message}` })
  const whole = fieldsOf(value)
  const { dashboard, at } = outOfEnvelope(whole)
  if (isOfSecondModel(dashboard))
    return refused({
      path: at,
      message: 'it is of the model v2, which the files of Grafana’s sidecar must not be',
    })
  if (!Array.isArray(dashboard['panels']) && !Array.isArray(dashboard['rows']))
    return refused({ path: at, message: 'it is no dashboard: it has no panels' })
  return { ok: true, dashboard, at }
}

const refused = (found: Pick<Note, 'message' | 'path' | 'character'>): ReadExport => ({
  ok: false,
  note: { rule: 'validDashboardExport', impact: IMPACT, fix: EXPORT_AGAIN, ...found },
})

interface Parsed {
  readonly value?: unknown
  readonly message?: string
  readonly character?: number
}

const parsed = (text: string): Parsed => {
  try {
    return { value: JSON.parse(text) }
  } catch (error) {
    const [message = ''] = (error as Error).message.split(/,? (?:\.\.\.)?"|\n| in JSON at/)
    return { message, character: endOfJson(text) }
  }
}

const outOfEnvelope = (whole: Fields): { readonly dashboard: Fields; readonly at: Path } => {
  if (textOf(whole['apiVersion'])?.startsWith('dashboard.grafana.app/')) {
    const uid = textOf(fieldsOf(whole['metadata'])['name'])
    return { dashboard: { ...(uid !== undefined && { uid }), ...fieldsOf(whole['spec']) }, at: ['spec'] }
  }
  return whole['panels'] === undefined && whole['dashboard'] !== undefined
    ? { dashboard: fieldsOf(whole['dashboard']), at: ['dashboard'] }
    : { dashboard: whole, at: [] }
}

const isOfSecondModel = (dashboard: Fields): boolean =>
  dashboard['elements'] !== undefined && dashboard['layout'] !== undefined
