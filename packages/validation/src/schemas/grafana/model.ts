import derived from './model.json' with { type: 'json' }
import type { Schema } from './schema.ts'

/** What tools/derive/grafana/derive-grafana.ts makes of the declarations of Grafana's Foundation SDK. */
interface Model {
  /** The types of the classic dashboard model by name. */
  readonly types: Readonly<Record<string, Schema>>
  /** The kinds of panel, with the types of their options and of their fields' own settings. */
  readonly panels: Readonly<Record<string, { readonly options?: Schema; readonly custom?: Schema }>>
  /** The ids of Grafana's units. */
  readonly units: readonly string[]
}

export const { types: TYPES, panels: PANELS, units: UNITS } = derived as unknown as Model
